import { type AlertKind, alertsOf } from '@/lib/clocks/alerts'
import type { Due, Duty } from '@/lib/clocks/model'

/** The moments of a clock of which people are told. */
export const alertMarks = ['50', 'target', '75', '90', 'due'] as const satisfies readonly (AlertKind | 'due')[]
export type AlertMark = (typeof alertMarks)[number]

export interface AlertMoment {
  readonly mark: AlertMark
  readonly at: Date
}

/** The rules name the internal target of a duty for a workplace that aims at 48 hours of 72. */
const usualTargetHoursOf72 = 48

/** Every moment of a clock, earliest first. By the conservative date alone: an argued one never delays an alert. */
export function alertMoments(duty: Duty, due: Due, targetHoursOf72: number): AlertMoment[] {
  if (!due.conservativeDue) return []
  const { internalTargetHours: usual } = duty
  const aimed =
    usual === undefined ? duty : { ...duty, internalTargetHours: (usual * targetHoursOf72) / usualTargetHoursOf72 }
  const before = alertsOf(aimed, due).map(({ kind, at }): AlertMoment => ({ mark: kind, at }))
  return [...before, { mark: 'due', at: due.conservativeDue }]
}

/**
 * The alerts to plan when a clock starts: all that are to come and, of those whose moment has passed, the last one, at once.
 * A clock that was started late says so once, not five times.
 */
export function alertsFrom(moments: readonly AlertMoment[], now: Date): AlertMoment[] {
  const passed = moments.filter(({ at }) => at <= now).at(-1)
  return [...(passed ? [passed] : []), ...moments.filter(({ at }) => at > now)]
}

const dayMs = 86_400_000

/** Where an open decision stands on the way of its reminders: the name of the one that is due now, and when the next one is. */
export function reminderOf(decisionDue: Date, now: Date): { readonly name: string; readonly next: Date } {
  if (now < decisionDue) return { name: 'half', next: decisionDue }
  const days = Math.floor((now.getTime() - decisionDue.getTime()) / dayMs)
  return { name: `day-${days}`, next: new Date(decisionDue.getTime() + (days + 1) * dayMs) }
}

/** The first reminder comes half way to the decision's moment. */
export function firstReminder(openedAt: Date, decisionDue: Date): Date {
  return new Date((openedAt.getTime() + decisionDue.getTime()) / 2)
}
