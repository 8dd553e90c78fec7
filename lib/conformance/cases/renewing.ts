import type { ConformanceCase } from '@/lib/conformance/play'
import { CaseFailed, type Stage, seconds } from '@/lib/conformance/stage'

/** Times between renewals; the first ones, until it knows where it is, left out. */
function gaps(stage: Stage): number[] {
  const times = stage.gateway
    .of('lease')
    .map(({ at }) => at)
    .slice(2)
  return times.slice(1).map((at, i) => at - (times[i] ?? at))
}

const rounds = 16
/** Odd ones at either end that are left out: a busy machine delays some. */
const trimmed = 3
/**
 * Least distance between the shortest and the longest gap that are left, as a share of the median. With ±20 % it is about
 * 0.21, and falls below this once in some thousand plays.
 */
const leastSpread = 0.06

const rhythm: ConformanceCase = {
  name: 'rhythm',
  rule: 6,
  title: 'renews at about a third of the ttl, with jitter',
  async play(stage) {
    const { ttlMs } = stage.trial
    await stage.collecting()
    await stage.until(() => gaps(stage).length >= rounds, rounds * ttlMs, `${rounds} renewals`)
    const seen = gaps(stage).sort((a, b) => a - b)
    const median = seen[Math.floor(seen.length / 2)] ?? 0
    const spread = ((seen.at(-1 - trimmed) ?? 0) - (seen[trimmed] ?? 0)) / median
    const what = `every ${seconds(median)} (${(median / ttlMs).toFixed(2)} ttl), most of them within ${(100 * spread).toFixed(0)} %`
    if (median < 0.2 * ttlMs || median > 0.55 * ttlMs) throw new CaseFailed(`it renews ${what}`)
    if (spread < leastSpread) throw new CaseFailed(`it renews without jitter: ${what}`)
    return what
  },
}

const retryAfter: ConformanceCase = {
  name: 'retry-after',
  rule: 6,
  title: 'waits as long as Retry-After says, keeps its lease meanwhile, and comes back',
  async play(stage) {
    const { gateway, trial } = stage
    await stage.collecting()
    let told: number | null = null
    gateway.script.lease = () => {
      delete gateway.script.lease
      told = stage.now()
      return { status: 503, body: '{"code":"unavailable"}', headers: { 'retry-after': '2' } }
    }
    await stage.until(() => told !== null, trial.ttlMs, 'a renewal')
    const from = told ?? 0
    const asked = gateway.of('lease').length
    const kept = () => stage.records.some((at) => at > from + 0.2 * trial.ttlMs && at < from + 0.6 * trial.ttlMs)
    await stage.until(() => gateway.of('lease').length > asked, 2000 + 2 * trial.ttlMs, 'the next renewal')
    const waited = (gateway.of('lease')[asked]?.at ?? 0) - from
    if (waited < 1950) throw new CaseFailed(`it asked again ${seconds(waited)} after "Retry-After: 2"`)
    if (!kept()) throw new CaseFailed('it gave up its lease on a 503')
    await stage.recording(1)
    return `asked again after ${seconds(waited)}, recorded on its lease until then`
  },
}

const backoff: ConformanceCase = {
  name: 'backoff',
  rule: 6,
  title: 'backs off while the gateway fails',
  async play(stage) {
    const { gateway, trial } = stage
    await stage.collecting()
    gateway.script.lease = () => 'reset'
    const asked = gateway.of('lease').length
    await stage.wait(3 * trial.ttlMs)
    const tries = gateway.of('lease').length - asked
    const most = 8 + Math.ceil((3 * trial.ttlMs) / 200)
    if (tries > most) throw new CaseFailed(`${tries} questions within ${seconds(3 * trial.ttlMs)}; ${most} are plenty`)
    delete gateway.script.lease
    await stage.recording(1)
    return `${tries} questions within ${seconds(3 * trial.ttlMs)}`
  },
}

const unknownFields: ConformanceCase = {
  name: 'unknown-fields',
  rule: 2,
  title: 'reads answers with fields it does not know, in another order, spread over lines',
  async play(stage) {
    const { gateway } = stage
    const news = {
      grantToken: 'eyJhbGciOiJFZERTQSJ9.e30.c2ln',
      notice: { text: 'maintenance', since: 12 },
      tags: ['a'],
    }
    gateway.dress = (body) => JSON.stringify({ ...news, ...reordered(body, news), more: null }, null, 2)
    await stage.collecting()
    gateway.tell({ state: 'stopped', epoch: 4n })
    await stage.until(() => gateway.permission.stops.length > 0, stage.trial.ttlMs, 'a question that could be answered')
    await stage.wait(stage.trial.gapMs)
    gateway.tell({ state: 'collecting', epoch: 5n })
    await stage.recording(1, 2 * stage.trial.ttlMs)
    return 'recorded, stopped and resumed'
  },
}

/** The same object with its fields turned round, and more of them in the program. */
function reordered(body: object, more: object): object {
  const turned = Object.fromEntries(Object.entries(body).reverse())
  if (!('programs' in turned) || !Array.isArray(turned.programs)) return turned
  return { ...turned, programs: turned.programs.map((program: object) => ({ ...more, ...reordered(program, more) })) }
}

export const renewingCases = [rhythm, retryAfter, backoff, unknownFields]
