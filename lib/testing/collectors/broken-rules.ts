import { systemClock } from '../../collector-sdk/clock.ts'
import type { World } from '../../collector-sdk/collector.ts'
import type { ProgramState } from '../../collector-sdk/protocol.ts'
import type { Transport } from '../../collector-sdk/transport.ts'
import {
  alwaysForward,
  eachConfirmation,
  eachGrant,
  eachLease,
  eachLeaseRequest,
  eachNews,
  startsOnNews,
  storesLease,
} from './broken-transports.ts'

/** The collector, broken in one place. */
export interface Broken {
  readonly world?: Partial<World>
  /** Writes whatever its second check says. */
  readonly ignoresGuard?: boolean
  /** Goes on writing for this long after it was stopped. */
  readonly tailMs?: number
  /** Writes when it has waited this long for a first answer. */
  readonly earlyMs?: number
}

const on = (transport: Transport): Broken => ({ world: { transport } })
const never = new AbortController().signal
const foreverMs = 1e9

function doubled<S extends ProgramState>(state: S): S {
  return { ...state, epoch: BigInt(Number(state.epoch)).toString() }
}

/** Both clocks one: no step between them is ever seen. */
const oneClock = { ...systemClock, wall: () => performance.timeOrigin + performance.now() }
const wallClock = { ...systemClock, mono: () => Date.now() }
const impatient: World['clock'] = {
  ...systemClock,
  after: (ms, fn) => systemClock.after(ms < 1000 ? 5 : ms, fn),
}
/** A number that the random choice from 0.8 to 1.2 thirds of a ttl turns into 2.4 thirds. */
const lazy = () => 4

function denialsAsFailures(transport: Transport): Transport {
  const denied = (status: number) => status === 401 || status === 403
  const leasing = eachLease(transport, (answer) => (denied(answer.status) ? { ...answer, status: 503 } : answer))
  return { ...leasing, stream: (...given) => transport.stream(...given).then(() => 503) }
}

function knowsAllFields(transport: Transport): Transport {
  return eachLease(transport, (answer) => {
    const strange = Object.keys(answer.body ?? {}).some((field) => field !== 'programs' && field !== 'renewAfterMs')
    return strange ? { ...answer, status: 503, body: null } : answer
  })
}

/** One broken rule each, by its name. */
export const brokenRules: Readonly<Record<string, (transport: Transport) => Broken>> = {
  'ttl-from-receipt': (transport) =>
    on(eachGrant(transport, (grant, tookMs) => ({ ...grant, ttlMs: grant.ttlMs + tookMs }))),
  'no-deadline': (transport) => on(eachGrant(transport, (grant) => ({ ...grant, ttlMs: foreverMs }))),
  'takes-old-epochs': (transport) => on(alwaysForward(transport)),
  'epochs-as-doubles': (transport) => on(eachNews(eachGrant(transport, doubled), doubled)),
  'ignores-jumps': () => ({ world: { clock: oneClock } }),
  'wall-clock': () => ({ world: { clock: wallClock } }),
  'no-second-check': () => ({ ignoresGuard: true }),
  'starts-open': () => ({ earlyMs: 800 }),
  'starts-on-news': (transport) => on(startsOnNews(transport)),
  'stores-lease': (transport) => on(storesLease(transport)),
  'same-boot': () => ({ world: { bootId: 'the same at each start' } }),
  'deaf-to-news': (transport) => on(eachNews(transport, (state) => ({ ...state, slug: 'another' }))),
  'deaf-to-renewals': (transport) =>
    on(
      eachLease(transport, (answer) =>
        answer.body?.programs[0]?.state === 'stopped' ? { ...answer, status: 503, body: null } : answer,
      ),
    ),
  'ignores-denial': (transport) => on(denialsAsFailures(transport)),
  'writes-a-little-longer': () => ({ tailMs: 1200 }),
  'never-confirms': (transport) => {
    const silent: Transport = { ...transport, confirm: async () => ({ status: 200, body: null, retryAfterMs: null }) }
    const phase = 'collecting'
    return on(
      eachLeaseRequest(silent, (body) => ({
        ...body,
        programs: body.programs.map((report) => ({ ...report, phase })),
      })),
    )
  },
  'confirms-once': (transport) => on(eachConfirmation(transport, () => 200)),
  'confirms-for-ever': (transport) => on(eachConfirmation(transport, () => 503)),
  'confirms-another-epoch': (transport) =>
    on(
      eachConfirmation(
        transport,
        (answer) => answer?.status ?? 503,
        (body) => ({ ...body, epoch: (BigInt(body.epoch) - 1n).toString() }),
      ),
    ),
  'repeats-on-conflict': (transport) =>
    on(eachConfirmation(transport, (answer) => (answer?.status === 200 ? 200 : 503))),
  'ignores-retry-after': (transport) => on(eachLease(transport, (answer) => ({ ...answer, retryAfterMs: null }))),
  'no-jitter': () => ({ world: { random: () => 0.5 } }),
  'renews-late': () => ({ world: { random: lazy } }),
  hammers: () => ({ world: { clock: impatient } }),
  'knows-all-fields': (transport) => on(knowsAllFields(transport)),
  'ends-on-500': (transport) =>
    on(eachLease(transport, (answer) => (answer.status === 500 ? process.exit(1) : answer))),
  'waits-for-ever': (transport) => on({ ...transport, lease: (body) => transport.lease(body, never) }),
}
