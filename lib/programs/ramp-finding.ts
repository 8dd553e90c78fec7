import type { RampRow } from '@/lib/programs/ramp-series'
import { formatDuration } from '@/lib/time'

/** What a ramp shows so far, in a sentence: the title of its chart. */
export function rampFinding(rows: readonly RampRow[], now: Date): string {
  const moves = rows.filter(({ move }) => move)
  const [first, last] = [moves[0], moves.at(-1)]
  if (!first || !last) return 'The ramp has not begun'
  const seen = rows.reduce((sum, { violations }) => sum + violations, 0)
  const counted = seen === 0 ? 'without a violation' : `with ${seen} ${seen === 1 ? 'violation' : 'violations'}`
  if (last.move === 'Stop') return `Stopped at ${moves.at(-2)?.percent ?? 0} %, ${counted}`
  const lengthMs = (last.percent === 100 ? last.at : now).getTime() - first.at.getTime()
  const length = formatDuration(lengthMs)
  if (last.percent === 100) return `From ${first.percent} to 100 % in ${length}, ${counted}`
  return `At ${last.percent} % after ${length}, ${counted}`
}
