import type { Exposure, ExposureTimes, Percentiles } from '@/lib/measures/model'

/**
 * An exposure runs from the earliest time that anybody knows of until containment, or until each of its programs was
 * paused for it and accounted for, whichever came first. `stops` has one time a program, null while it may still
 * collect; a stop from before the exposure can't have ended it.
 */
export function exposureOf(times: ExposureTimes, stops: readonly (Date | null)[]): Exposure {
  const { startedAt, detectedAt, filedAt, containedAt } = times
  const known = [
    { since: 'started', at: startedAt },
    { since: 'noticed', at: detectedAt },
    { since: 'filed', at: filedAt },
  ] as const
  let first: { since: Exposure['since']; at: Date } = { since: 'filed', at: filedAt }
  for (const { since, at } of known.toReversed()) if (at && at <= first.at) first = { since, at }
  const from = first.at
  const stopped = lastStop(stops, from)
  const byPause = stopped !== null && (containedAt === null || stopped < containedAt)
  const end = byPause ? stopped : containedAt
  const until = end && end < from ? from : end
  return { from, since: first.since, until, ended: until && (byPause ? 'stopped' : 'contained') }
}

/** When the last of the programs stopped; null when one still may collect, or all stood before. */
function lastStop(stops: readonly (Date | null)[], from: Date): Date | null {
  let last: Date | null = null
  for (const stop of stops) {
    if (stop === null) return null
    if (stop > from && (last === null || stop > last)) last = stop
  }
  return last
}

/** How long an exposure lasted, or has lasted by now, in milliseconds. */
export function exposedMs({ from, until }: Pick<Exposure, 'from' | 'until'>, now: Date): number {
  return Math.max(0, (until ?? now).getTime() - from.getTime())
}

/** How long at least one of the exposures lasted, in milliseconds: hours that two share count once. */
export function exposedTogetherMs(exposures: readonly Pick<Exposure, 'from' | 'until'>[], now: Date): number {
  const spans = exposures
    .map((one) => ({ from: one.from.getTime(), to: one.from.getTime() + exposedMs(one, now) }))
    .sort((a, b) => a.from - b.from)
  let total = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { from, to } of spans) {
    total += Math.max(0, to - Math.max(from, reached))
    reached = Math.max(reached, to)
  }
  return total
}

/** From filing to the last collector accounted for, in milliseconds; null while one is not, or when the program stood already. */
export function timeToPauseMs(filedAt: Date, completedAt: Date | null): number | null {
  if (completedAt === null || completedAt < filedAt) return null
  return completedAt.getTime() - filedAt.getTime()
}

/** Median and 90th percentile, between two values in proportion, as PostgreSQL's percentile_cont has it. */
export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: percentile(sorted, 0.5), p90: percentile(sorted, 0.9), count: sorted.length }
}

function percentile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (at - Math.floor(at))
}
