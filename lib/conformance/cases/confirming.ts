import type { ConformanceCase } from '@/lib/conformance/play'
import type { Received, Reply } from '@/lib/conformance/received'
import { CaseFailed, type Stage, seconds } from '@/lib/conformance/stage'

/** Renewals that say "stopped" at this epoch. */
function stoppedRenewals(stage: Stage, epoch: string): Received[] {
  const says = ({ body }: Received) =>
    body.programs?.some((report) => report.phase === 'stopped' && report.lastEpoch === epoch)
  return stage.gateway.of('lease').filter(says)
}

async function pause(stage: Stage): Promise<void> {
  await stage.collecting()
  stage.gateway.tell({ state: 'stopped', epoch: 4n })
  const told = () => stage.gateway.permission.stops.length > 0
  await stage.until(told, stage.trial.ttlMs, 'a question that could be answered')
}

const confirms: ConformanceCase = {
  name: 'confirms',
  rule: 2,
  title: 'says once that it stopped, for the epoch of the stop and as who held the lease',
  async play(stage) {
    const { gateway, trial } = stage
    await pause(stage)
    const said = () => [...gateway.of('confirm'), ...stoppedRenewals(stage, '4')]
    await stage.until(() => said().length > 0, 2 * trial.ttlMs, 'a confirmation, or a renewal that says "stopped"')
    const first = said()[0]
    await stage.wait(1.5 * trial.ttlMs)
    const [holder] = gateway.of('lease')
    for (const { body } of said())
      if (body.bootId !== holder?.body.bootId || body.collectorId !== holder?.body.collectorId)
        throw new CaseFailed('the confirmation has another collectorId or bootId than the lease')
    const wrong = gateway.of('confirm').find(({ body }) => body.program !== gateway.program)
    if (wrong) throw new CaseFailed('the confirmation names another program')
    if (gateway.of('confirm').length > 1) throw new CaseFailed('it confirmed again after it was answered')
    const after = (first?.at ?? 0) - (gateway.permission.stops[0]?.at ?? 0)
    return `${first?.route === 'confirm' ? 'confirmed' : 'said by renewal'} ${seconds(after)} after it was told`
  },
}

const untilAnswered: ConformanceCase = {
  name: 'confirms-until-answered',
  rule: 2,
  title: 'repeats its confirmation until it is answered, and waits as long as Retry-After says',
  async play(stage) {
    const { gateway, trial } = stage
    const busy: Reply = { status: 503, body: '', headers: { 'retry-after': '1' } }
    const plan: Reply[] = ['silence', busy, 'reset']
    let busyAt = 0
    gateway.script.confirm = () => {
      const reply = plan.shift() ?? gateway.json({ recorded: true })
      if (reply === busy) busyAt = stage.now()
      return reply
    }
    await pause(stage)
    const within = 3 * trial.ttlMs + 6000
    const sent = () => gateway.of('confirm').length
    const enough = () => sent() >= 4 || (sent() === 0 && stoppedRenewals(stage, '4').length >= 4)
    await stage.until(enough, within, 'the confirmation again, after no answer, a 503 and a broken connection')
    const hurried = gateway.of('confirm').find(({ at }) => busyAt > 0 && at > busyAt && at < busyAt + 950)
    if (hurried) throw new CaseFailed(`it asked again ${seconds(hurried.at - busyAt)} after "Retry-After: 1"`)
    await stage.wait(trial.ttlMs)
    if (sent() > 4) throw new CaseFailed('it confirmed again after it was answered')
    return sent() === 0 ? 'said "stopped" in every renewal' : `answered at the ${sent()}th time`
  },
}

const conflict: ConformanceCase = {
  name: 'confirm-conflict',
  rule: 2,
  title: 'takes 409 as an answer: no further confirmation of that epoch, and it goes on renewing',
  async play(stage) {
    const { gateway, trial } = stage
    gateway.script.confirm = () => gateway.json({ code: 'other_epoch', message: 'Another epoch stands.' }, 409)
    await pause(stage)
    const renewals = gateway.of('lease').length
    await stage.wait(2 * trial.ttlMs)
    const { length } = gateway.of('confirm')
    if (length > 1) throw new CaseFailed(`it confirmed ${length} times, though the first was answered 409`)
    if (gateway.of('lease').length === renewals) throw new CaseFailed('it renewed no more')
    return length === 0 ? 'it confirms by renewal alone' : 'confirmed once'
  },
}

export const confirmingCases = [confirms, untilAnswered, conflict]
