import type { ScriptedGateway } from '@/lib/conformance/gateway'
import type { ConformanceCase } from '@/lib/conformance/play'
import { CaseFailed, NotPlayed, type Stage, seconds } from '@/lib/conformance/stage'

/** Past what a double holds whole. */
const bigEpoch = 9_007_199_254_740_993n

function stopped(stage: Stage): string {
  const told = stage.gateway.permission.stops[0]?.at ?? 0
  const last = stage.records.filter((at) => at > told).at(-1)
  return last === undefined ? 'no record after it was told' : `last record ${seconds(last - told)} after it was told`
}

/** Stops the program, and says so in one way alone. */
async function stopBy(stage: Stage, way: 'stream' | 'state'): Promise<string> {
  const { gateway } = stage
  await stage.collecting()
  const asks = () => gateway.of(way).some(({ waitEpoch }) => way === 'stream' || waitEpoch !== null)
  await stage.wait(0.5 * stage.trial.ttlMs)
  if (!asks()) throw new NotPlayed(way === 'stream' ? 'it opens no stream' : 'it asks no long poll')
  await stage.until(() => gateway.listeners > 0, stage.trial.ttlMs, 'an open connection for news')
  gateway.script.lease = () => 'silence'
  gateway.tell({ state: 'stopped', epoch: 4n }, way)
  await stage.wait(stage.trial.ttlMs + stage.trial.gapMs)
  return stopped(stage)
}

const byStream: ConformanceCase = {
  name: 'stop-by-stream',
  rule: 2,
  title: 'stops at once when the stream says so',
  play: (stage) => stopBy(stage, 'stream'),
}

const byLongPoll: ConformanceCase = {
  name: 'stop-by-long-poll',
  rule: 2,
  title: 'stops at once when the long poll says so',
  play: (stage) => stopBy(stage, 'state'),
}

const byRenewal: ConformanceCase = {
  name: 'stop-by-renewal',
  rule: 2,
  title: 'stops at once when a renewal says so',
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    gateway.freezeNews()
    gateway.tell({ state: 'stopped', epoch: 4n })
    await stage.until(() => gateway.permission.stops.length > 0, stage.trial.ttlMs, 'a renewal')
    await stage.wait(stage.trial.ttlMs + stage.trial.gapMs)
    return stopped(stage)
  },
}

/** After the stop every answer is one of before it, as from a database that lags. */
async function oldGrants(stage: Stage, stop: bigint): Promise<string> {
  const { gateway } = stage
  gateway.standing = { state: 'collecting', epoch: stop - 1n }
  await stage.collecting()
  gateway.tell({ state: 'stopped', epoch: stop })
  await stage.until(() => gateway.permission.stops.length > 0, stage.trial.ttlMs, 'a question that could be answered')
  const asked = gateway.of('lease').length
  gateway.tell({ state: 'collecting', epoch: stop - 1n })
  await stage.until(() => gateway.of('lease').length >= asked + 2, 3 * stage.trial.ttlMs, 'two more renewals')
  await stage.wait(0.3 * stage.trial.ttlMs)
  return `${gateway.of('lease').length - asked} grants of epoch ${stop - 1n} after epoch ${stop} had stopped it: ${stopped(stage)}`
}

const oldGrant: ConformanceCase = {
  name: 'old-grant',
  rule: 2,
  title: 'ignores grants of an epoch below the highest seen',
  play: (stage) => oldGrants(stage, 4n),
}

const bigEpochs: ConformanceCase = {
  name: 'big-epochs',
  rule: 2,
  title: 'tells epochs apart that a double can’t',
  play: (stage) => oldGrants(stage, bigEpoch),
}

const oldStop: ConformanceCase = {
  name: 'old-stop',
  rule: 2,
  title: 'ignores a stop of an epoch below the highest seen',
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    gateway.tell({ state: 'stopped', epoch: 2n })
    const told = stage.now()
    await stage.wait(0.5 * stage.trial.ttlMs)
    const after = stage.records.filter((at) => at > told + stage.trial.gapMs).length
    if (after < 3) throw new CaseFailed(`it stopped for epoch 2 while it held a lease of epoch 3`)
    gateway.standing = { state: 'collecting', epoch: 3n }
    await stage.recording()
    return `${after} records went on while old stops came`
  },
}

const resumes: ConformanceCase = {
  name: 'resumes',
  rule: 2,
  title: 'records again on the grant of a later epoch',
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    await pause(gateway, stage)
    gateway.tell({ state: 'collecting', epoch: 5n })
    const resumed = stage.now()
    await stage.recording(1, 2 * stage.trial.ttlMs)
    return `recorded again ${seconds((stage.records.at(-1) ?? 0) - resumed)} after the resume`
  },
}

async function pause(gateway: ScriptedGateway, stage: Stage): Promise<void> {
  gateway.tell({ state: 'stopped', epoch: 4n })
  await stage.until(() => gateway.permission.stops.length > 0, stage.trial.ttlMs, 'a question that could be answered')
  await stage.wait(0.5 * stage.trial.ttlMs)
}

function denied(status: 401 | 403): ConformanceCase {
  return {
    name: `denied-${status}`,
    rule: 2,
    title: `stops at once when a renewal is answered ${status}`,
    async play(stage) {
      const { gateway } = stage
      await stage.collecting()
      stage.mayEnd = true
      gateway.freezeNews()
      const asked = gateway.of('lease').length
      gateway.script.lease = () => {
        gateway.script.lease = () => 'silence'
        return gateway.json({ code: 'token', message: 'No.' }, status)
      }
      await stage.until(() => gateway.of('lease').length > asked, stage.trial.ttlMs, 'a renewal')
      const told = stage.now()
      await stage.wait(stage.trial.ttlMs + stage.trial.gapMs)
      const last = stage.records.at(-1) ?? 0
      return last > told ? `last record ${seconds(last - told)} after the answer` : 'no record after the answer'
    },
  }
}

const deniedNews: ConformanceCase = {
  name: 'denied-news',
  rule: 2,
  title: 'stops at once when its stream or long poll is answered 401',
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    await stage.wait(0.5 * stage.trial.ttlMs)
    if (gateway.listeners === 0) throw new NotPlayed('it opens no stream and asks no long poll')
    stage.mayEnd = true
    const refuse = () => gateway.json({ code: 'token', message: 'No.' }, 401)
    // Leases go on being answered, so that the grants would run long past the refusal.
    Object.assign(gateway.script, { stream: refuse, state: refuse })
    const asked = gateway.of('stream').length + gateway.of('state').length
    gateway.dropNews()
    gateway.script.lease = () => 'silence'
    const again = () => gateway.of('stream').length + gateway.of('state').length > asked
    await stage.until(again, 0.8 * stage.trial.ttlMs, 'a new stream or long poll, soon after the last one was cut')
    await stage.wait(stage.trial.ttlMs + stage.trial.gapMs)
    return 'no record past the refusal'
  },
}

export const stoppingCases = [
  ...[byStream, byLongPoll, byRenewal, oldGrant, bigEpochs, oldStop, resumes],
  ...[denied(401), denied(403), deniedNews],
]
