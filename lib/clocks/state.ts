import { anchorLabel } from '@/lib/clocks/anchors'
import type { Anchors, ClockState, Due } from '@/lib/clocks/model'

const dayMs = 86_400_000

export interface ClockFacts {
  readonly due: Due
  readonly now: Date
  /** Whether a person recorded that the regime applies here; without that nothing runs. */
  readonly scopeDeclared: boolean
  /** The duty was done; `reasons` where it was late. */
  readonly met?: { readonly at: Date; readonly reasons?: string | null }
  readonly notRequired?: { readonly reason: string }
  readonly superseded?: boolean
}

export interface StateOfClock {
  readonly state: ClockState
  /** Only between the conservative and the latest arguable date. */
  readonly arguable: boolean
  /** In one sentence. */
  readonly note: string
}

const of = (state: ClockState, note: string, arguable = false): StateOfClock => ({ state, arguable, note })

/** Where a clock stands, from recorded judgments and the time alone. */
export function clockState({ due, now, scopeDeclared, met, notRequired, superseded }: ClockFacts): StateOfClock {
  if (superseded) return of('superseded', 'A later judgment replaced the one it counted from.')
  if (met) return metState(due, met.at, met.reasons ?? null)
  if (notRequired) return of('not-required', notRequired.reason)
  if (!scopeDeclared) return of('scope-not-declared', 'Nobody has recorded that this regime applies.')
  if (due.missing.length > 0) return unstarted(due)
  if (!due.conservativeDue || !due.startsAt) return of('running', 'No number in the law: without delay.')
  return running(due.startsAt, due.conservativeDue, due.latestArguable, now)
}

function unstarted({ anchored, missing }: Due): StateOfClock {
  const names = missing.map((key) => `“${anchorLabel(key)}”`).join(' and ')
  return of(anchored.length > 0 ? 'anchor-missing' : 'not-started', `No entry says ${names}.`)
}

/** Late without reasons stays overdue: what is still owed is the reasons. */
function metState(due: Due, at: Date, reasons: string | null): StateOfClock {
  const { conservativeDue, latestArguable } = due
  if (!conservativeDue || at <= conservativeDue) return of('met', 'Done in time.')
  if (latestArguable && at <= latestArguable)
    return of('met', 'Done after the conservative date and before the latest arguable one.', true)
  return reasons?.trim()
    ? of('late-with-reasons', reasons.trim())
    : of('overdue', 'Done after it was due; the reasons for the delay are not recorded.')
}

function running(startsAt: Date, due: Date, latestArguable: Date | undefined, now: Date): StateOfClock {
  if (now > due) {
    const arguable = latestArguable !== undefined && now <= latestArguable
    return of(
      'overdue',
      arguable ? 'Past the conservative date, before the latest arguable one.' : 'Past its date.',
      arguable,
    )
  }
  const left = due.getTime() - now.getTime()
  const whole = due.getTime() - startsAt.getTime()
  return left * 4 < whole ? of('due<25%', 'Less than a quarter of the time is left.') : of('running', 'Running.')
}

/**
 * What a person should decide while the judgment that a duty counts from is not recorded: since when the incident is known.
 * Null once the duty has its anchors, and while nothing is known at all.
 */
export function openQuestion(due: Due, anchors: Anchors, now: Date): { days: number; text: string } | null {
  const known = [anchors.discovered, anchors.aware].filter((at) => at !== undefined)
  if (due.missing.length === 0 || known.length === 0) return null
  const first = Math.min(...known.map((at) => at.getTime()))
  const days = Math.max(0, Math.floor((now.getTime() - first) / dayMs))
  const names = due.missing.map((key) => `“${anchorLabel(key)}”`).join(' and ')
  return { days, text: `Known for ${days} ${days === 1 ? 'day' : 'days'}; no entry says ${names}.` }
}
