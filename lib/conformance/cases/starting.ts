import type { ConformanceCase } from '@/lib/conformance/play'
import { CaseFailed, seconds } from '@/lib/conformance/stage'

const startsClosed: ConformanceCase = {
  name: 'starts-closed',
  rule: 4,
  title: 'records nothing before the first grant',
  async play(stage) {
    stage.gateway.script.lease = () => 'reset'
    await stage.start()
    await stage.until(() => stage.gateway.of('lease').length > 0, 10_000, 'a request for a lease')
    await stage.wait(stage.trial.ttlMs)
    const before = stage.records.length
    stage.gateway.script.lease = () => stage.gateway.grant()
    await stage.recording()
    return `${before} records before the grant, ${stage.records.length - before} soon after it`
  },
}

const newsIsNoLease: ConformanceCase = {
  name: 'news-is-no-lease',
  rule: 4,
  title: 'takes "collecting" on a stream or long poll as news, not as a lease',
  async play(stage) {
    const { gateway } = stage
    gateway.script.lease = () => gateway.json({ code: 'unavailable', message: 'Try again shortly.' }, 503)
    await stage.start()
    await stage.until(() => gateway.of('lease').length > 0, 10_000, 'a request for a lease')
    for (let epoch = 4n; epoch < 7n; epoch += 1n) {
      gateway.tell({ state: 'collecting', epoch })
      await stage.wait(0.4 * stage.trial.ttlMs)
    }
    const before = stage.records.length
    delete gateway.script.lease
    await stage.recording()
    return `${before} records on news alone`
  },
}

const lateGrant: ConformanceCase = {
  name: 'late-grant',
  rule: 1,
  title: 'counts the deadline from before it asked, when the grant comes late',
  async play(stage) {
    const { gateway } = stage
    const { ttlMs } = stage.trial
    const lateBy = 0.5 * ttlMs
    const late = gateway.grant()
    gateway.script.lease = async () => {
      gateway.script.lease = () => 'silence'
      await stage.wait(lateBy)
      return late
    }
    await stage.start()
    await stage.recording(1)
    await stage.permissionOver()
    const until = gateway.permission.lastUntil ?? 0
    const past = (stage.records.at(-1) ?? 0) - until
    return `grant ${seconds(lateBy)} late; last record ${seconds(Math.abs(past))} ${past > 0 ? 'after' : 'before'} the deadline`
  },
}

const overdueGrant: ConformanceCase = {
  name: 'overdue-grant',
  rule: 1,
  title: 'records nothing on a grant that comes after its own deadline',
  async play(stage) {
    const { gateway } = stage
    const { ttlMs } = stage.trial
    gateway.script.lease = async () => {
      gateway.script.lease = () => 'silence'
      await stage.wait(1.2 * ttlMs)
      return gateway.grant()
    }
    await stage.start()
    await stage.until(() => gateway.of('lease').length > 0, 10_000, 'a request for a lease')
    await stage.wait(2 * ttlMs)
    if (stage.records.length > 0) throw new CaseFailed('it recorded')
    delete gateway.script.lease
    // Whatever was asked meanwhile is never answered: it has to give that up first.
    await stage.recording(1, 4 * ttlMs + 6000)
    return `none on the grant that came ${seconds(0.2 * ttlMs)} too late`
  },
}

const restart: ConformanceCase = {
  name: 'restart',
  rule: 4,
  title: 'is closed again after a restart, under a new bootId',
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    const before = new Set(gateway.of('lease').map(({ body }) => body.bootId))
    await stage.subject.crash()
    // The lease that it had is still running; the new boot knows nothing of it.
    gateway.permission.closed(stage.now())
    gateway.script.lease = () => 'reset'
    const asked = gateway.of('lease').length
    await stage.start()
    await stage.until(() => gateway.of('lease').length > asked, 10_000, 'a request of the new boot')
    await stage.wait(stage.trial.ttlMs)
    delete gateway.script.lease
    await stage.recording()
    const again = gateway.of('lease').slice(asked)
    if (again.some(({ body }) => before.has(body.bootId))) throw new CaseFailed('the bootId of the boot before')
    return 'nothing until the new boot had a lease of its own'
  },
}

export const startingCases = [startsClosed, newsIsNoLease, lateGrant, overdueGrant, restart]
