import { elapsedHours } from '@/lib/clocks/counting'
import type { Due, Duty } from '@/lib/clocks/model'

export type AlertKind = '50' | '75' | '90' | 'target'

/** When people are told about a running clock: at these shares of its conservative period and at our own earlier aim. */
export interface Alert {
  readonly kind: AlertKind
  readonly at: Date
}

/** In order of time. None for a duty without a number or without its anchor. */
export function alertsOf(duty: Duty, due: Due): readonly Alert[] {
  const { startsAt, conservativeDue } = due
  if (!startsAt || !conservativeDue) return []
  const whole = conservativeDue.getTime() - startsAt.getTime()
  const alerts: Alert[] = (['50', '75', '90'] as const).map((kind) => ({
    kind,
    at: new Date(startsAt.getTime() + Math.floor((whole * Number(kind)) / 100)),
  }))
  const target = duty.internalTargetHours === undefined ? null : elapsedHours(startsAt, duty.internalTargetHours)
  if (target && target < conservativeDue) alerts.push({ kind: 'target', at: target })
  return alerts.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
