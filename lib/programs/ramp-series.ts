/** What a ramp did at a moment: its start, a step, a step back, its end at 100 %, or its stop. */
export interface RampMove {
  readonly at: Date
  readonly percent: number
  readonly what: 'Start' | 'Step' | 'Step back' | 'Stop'
}

export interface RampReading {
  readonly at: Date
  readonly percent: number
  readonly collecting: number
}

export interface RampViolation {
  readonly at: Date
  readonly count: number
}

/** A row of the chart and of its table: how it stood at that moment, and the violations since the row before. */
export interface RampRow extends RampReading {
  readonly move: RampMove['what'] | null
  readonly violations: number
}

const readingsAtMost = 30

/** Every nth reading, so that about thirty are left, and always the newest. */
function thinned(readings: readonly RampReading[]): RampReading[] {
  const every = Math.max(1, Math.ceil(readings.length / readingsAtMost))
  return readings.filter((_, i) => i % every === 0 || i === readings.length - 1)
}

/**
 * The ramp as rows in the order of time: each move, and some thirty readings between them. A violation stands in the first
 * row at or after it, or in the last. Empty while nothing has begun.
 */
export function rampSeries(
  moves: readonly RampMove[],
  readings: readonly RampReading[],
  violations: readonly RampViolation[],
): RampRow[] {
  const collectingAt = (at: Date) => readings.findLast((reading) => reading.at <= at)?.collecting ?? 0
  const points = [
    ...moves.map((move) => ({
      ...{ at: move.at, percent: move.percent, move: move.what },
      collecting: move.what === 'Stop' ? 0 : collectingAt(move.at),
    })),
    ...thinned(readings).map((reading) => ({ ...reading, move: null })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  let since = Number.NEGATIVE_INFINITY
  return points.map((point, i) => {
    const last = i === points.length - 1
    const until = last ? Number.POSITIVE_INFINITY : point.at.getTime()
    const seen = violations.filter(({ at }) => at.getTime() > since && at.getTime() <= until)
    since = point.at.getTime()
    return { ...point, violations: seen.reduce((sum, { count }) => sum + count, 0) }
  })
}
