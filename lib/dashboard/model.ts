import type { SeverityLevel } from '@/lib/incidents/model'
import type { Fallen } from '@/lib/statements/fallen'

/** How many incidents are open at a level, worst first; drills are not counted. */
export interface OpenAtSeverity {
  readonly severity: SeverityLevel
  readonly open: number
  readonly provisional: number
}

/** A program that does not run freely, and how its collectors were accounted for since the pause. */
export interface PausedProgram {
  readonly slug: string
  readonly name: string
  readonly phase: string
  readonly pausedAt: Date | null
  readonly leasesOverAt: Date | null
  readonly pauseCompletedAt: Date | null
  readonly known: number
  readonly confirmed: number
  readonly expired: number
  readonly manual: number
}

/** Collectors that nobody can vouch for yet. */
export function pendingOf({ known, confirmed, expired, manual }: PausedProgram): number {
  return Math.max(0, known - confirmed - expired - manual)
}

export interface PublishedStatement {
  readonly reference: string
  readonly title: string
  readonly kind: string
  readonly incidentReference: string
  readonly standing: 'current' | 'stale' | 'contradicted'
  readonly publishedAt: Date
  /** Null while it holds. */
  readonly fallen: Fallen | null
  /** The last statement that was begun to correct it. */
  readonly correction: string | null
  /** Whether the viewer may open the incident's entries, and draft the correction. */
  readonly mayOpen: boolean
  readonly mayDraft: boolean
}

/** How far ahead the dashboard looks for verifications that end. */
export const expiringWithinDays = 14

/** A required safeguard whose verification ends that soon, or has ended. */
export interface ExpiringSafeguard {
  readonly id: string
  readonly title: string
  readonly slug: string
  readonly name: string
  readonly expiresAt: Date
  readonly expired: boolean
}

/** The middle and the slow end of a length of time, over the incidents in which it ended within the window. */
export interface Spread {
  readonly medianMs: number | null
  readonly p90Ms: number | null
  readonly count: number
}

/** Incidents of one severity that were filed in the week that begins on this Monday, `2026-11-23`, in UTC. */
export interface FiledInWeek {
  readonly week: string
  readonly severity: SeverityLevel
  readonly filed: number
}

export const windowDays = 90
export const windowWeeks = 12

/** The Mondays of the last twelve weeks, this one last, as `2026-11-23`, in UTC. */
export function lastWeeks(asOf: Date): string[] {
  const sinceMonday = (asOf.getUTCDay() + 6) % 7
  return Array.from({ length: windowWeeks }, (_, at) => {
    const days = sinceMonday + 7 * (windowWeeks - 1 - at)
    return new Date(asOf.getTime() - days * 86_400_000).toISOString().slice(0, 10)
  })
}

/** What each figure means; the page prints it under the figure. */
export const definitions = {
  open: 'Incidents that are reported, investigating or contained. Drills are not counted.',
  filed: `Incidents filed in the last ${windowWeeks} weeks, at the severity that they have now. Drills are not counted.`,
  paused:
    'Programs with at least one lock, or on their way back. Confirmed: the collector said that it stopped. Expired: its permission certainly ran out. By hand: a person vouches, with evidence.',
  expiring: `Required safeguards whose verification ends within ${expiringWithinDays} days, or has ended: somebody who does not own the program verifies them again.`,
  statements:
    'Published statements. Stale: something newer is known. Contradicted: an entry on the timeline says otherwise; those that nothing published corrects come first.',
  toContain: 'From filing to containment.',
  times: `Over what ended in the last ${windowDays} days. Drills are not counted.`,
} as const
