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

/** One event as bytes, which are the same for every stream that hears it. */
export interface Frame {
  readonly bytes: Buffer
  /** With the length around it that a chunked answer has: it goes to the connection as it is. */
  readonly chunk: Buffer
}

function frameOf(text: string): Frame {
  const bytes = Buffer.from(text)
  const length = Buffer.from(`${bytes.length.toString(16)}\r\n`)
  return { bytes, chunk: Buffer.concat([length, bytes, Buffer.from('\r\n')]) }
}

export const heartbeatFrame = frameOf('event: heartbeat\ndata: {}\n\n')

export function frame(name: 'snapshot' | 'change', state: ProgramState, streams: number): Frame {
  const news = { programs: [state], confirmWithinMs: confirmWithinMs(streams) }
  return frameOf(`event: ${name}\nid: ${state.epoch}\ndata: ${JSON.stringify(news)}\n\n`)
}
