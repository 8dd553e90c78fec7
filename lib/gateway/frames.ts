import type { ProgramState } from '@/lib/collector-sdk/protocol'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { allow } from '@/lib/programs/rules/allow'

/** The state that a collector hears. `collecting` in a stream is news, not a lease. */
export function stateFor(row: ProgramRow, collectorId: string): ProgramState {
  const { activeLocks, phase, rampPercent, rampSeed } = row
  const collecting = allow({ activeLocks, phase, rampPercent, rampSeed, collectorId })
  return { slug: row.slug, state: collecting ? 'collecting' : 'stopped', epoch: row.epoch.toString(), ttlMs: row.ttlMs }
}

/** Spread the confirmations of this many streams: about five a millisecond, 300 ms at most. */
function confirmWithinMs(streams: number): number {
  return streams < 50 ? 0 : Math.min(300, Math.round(streams / 5))
}

export const heartbeatFrame = Buffer.from('event: heartbeat\ndata: {}\n\n')

/** One event, as bytes; the same bytes go to every stream that hears the same. */
export function frame(name: 'snapshot' | 'change', state: ProgramState, streams: number): Buffer {
  const news = { programs: [state], confirmWithinMs: confirmWithinMs(streams) }
  return Buffer.from(`event: ${name}\nid: ${state.epoch}\ndata: ${JSON.stringify(news)}\n\n`)
}
