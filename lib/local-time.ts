import { Temporal } from 'temporal-polyfill'
import type { LocalTimeProblem } from '@/lib/local-time-problems'
import { isZone, type Zone } from '@/lib/time'

/** A wall-clock time with its zone as an instant, or why it is none. */
export type LocalTime =
  | { readonly ok: true; readonly at: string }
  | { readonly ok: false; readonly problem: LocalTimeProblem }

/** Which of two moments is meant where clocks were set back. */
export type WhichOfTwo = 'earlier' | 'later' | null

/**
 * Reads what a `datetime-local` input posts (`2026-10-25T02:30`). A time that the zone's clocks skip is refused, and one
 * that they show twice must say which. `at` is ISO 8601 in UTC.
 */
export function readLocalTime(text: string, zone: Zone, which: WhichOfTwo = null): LocalTime {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text)) return { ok: false, problem: 'malformed' }
  if (!isZone(zone)) return { ok: false, problem: 'zone' }
  try {
    const local = Temporal.PlainDateTime.from(text)
    const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
    const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
    const isOne = earlier.epochMilliseconds === later.epochMilliseconds
    if (!isOne && !earlier.toPlainDateTime().equals(local)) return { ok: false, problem: 'skipped' }
    if (!isOne && !which) return { ok: false, problem: 'twice' }
    const meant = which === 'later' ? later : earlier
    return { ok: true, at: new Date(meant.epochMilliseconds).toISOString() }
  } catch {
    return { ok: false, problem: 'malformed' }
  }
}
