import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { Canary } from '@/lib/gateway/guard/canary'
import { Decisions } from '@/lib/gateway/guard/decisions'
import { Door } from '@/lib/gateway/guard/door'
import { GatewayCalls } from '@/lib/gateway/guard/gateway-calls'
import { Judge } from '@/lib/gateway/guard/judge'
import { Knowledge } from '@/lib/gateway/guard/knowledge'
import { Memory } from '@/lib/gateway/guard/memory'
import { decisionsEveryMs, type GuardOptions, reportEveryMs } from '@/lib/gateway/guard/options'
import { Reports } from '@/lib/gateway/guard/reports'
import { SealedFiles } from '@/lib/gateway/guard/sealed-files'
import { Upstream } from '@/lib/gateway/guard/upstream'

const closesWithinMs = 5000

export interface Guard {
  readonly door: Door
  /** The store; null where the guard is middleware, which can't release what it sealed. */
  readonly upstream: Upstream | null
  /** Does it know enough to let anything in? */
  readonly ready: boolean
  /** Where its own door is, for the try to start. */
  listensAt(url: string): void
  /** Ends what it does by itself; reports what it can before. */
  close(): Promise<void>
}

/** Makes a guard of one program. Throws when its state can't be read: it starts with what it knew, or not at all. */
export function makeGuard(options: GuardOptions & { readonly upstreamUrl: string | null }): Guard {
  mkdirSync(options.stateDir, { recursive: true, mode: 0o700 })
  const { program } = options
  const closing = new AbortController()
  const calls = new GatewayCalls(options, closing.signal)
  const memory = new Memory(options.stateDir, program)
  const sealed = new SealedFiles(options.stateDir, options.maxBytes)
  const upstream = options.upstreamUrl === null ? null : new Upstream(options.upstreamUrl)
  const canarySecret = randomBytes(32).toString('base64url')
  let url: string | null = null
  const onStop = (epoch: bigint) => {
    // A door that knows nothing yet would be shut for that reason, which proves nothing: the next look tries again.
    if (url && knowledge.ready) void canary.tryAt(epoch, url)
  }
  const knowledge = new Knowledge(calls, memory, program, closing.signal, onStop)
  const judge = new Judge(program, knowledge, memory)
  const reports = new Reports(program, calls, sealed)
  const door = new Door({ options, judge, sealed, reports, canarySecret })
  const canary = new Canary(program, calls, memory, canarySecret, () => judge.lastGrant)
  const decisions = new Decisions(program, calls, sealed, upstream)
  const timers = [
    setInterval(() => void reports.flush(), reportEveryMs),
    setInterval(() => void decisions.round(), decisionsEveryMs),
  ]
  return {
    door,
    upstream,
    get ready() {
      return knowledge.ready
    },
    listensAt(own) {
      url = own
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      // What a gateway that is away has not taken by then is told after the next start.
      setTimeout(() => closing.abort(), closesWithinMs).unref()
      await reports.flush()
      await decisions.round()
      closing.abort()
      await knowledge.settled()
    },
  }
}
