import type { ConformanceCase } from '@/lib/conformance/play'
import { NotPlayed, type Stage, seconds } from '@/lib/conformance/stage'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** Steps the clocks of the command; returns which of its programs saw it. */
function step(stage: Stage, wallMs: number, bootMs = 0): string {
  const programs = stage.clock?.seen() ?? []
  if (!stage.clock || programs.length === 0) throw new NotPlayed('no program of the command loads the stepped clock')
  stage.clock.step(wallMs, bootMs)
  return programs.join(', ')
}

const setBack: ConformanceCase = {
  name: 'wall-clock-back',
  rule: 5,
  title: 'its wall clock is set back a day and it is cut off: stops by the end of its lease',
  stepsClock: true,
  async play(stage) {
    await stage.collecting()
    const programs = step(stage, -dayMs)
    stage.gateway.fallSilent()
    await stage.permissionOver(stage.trial.ttlMs)
    const left = (stage.gateway.permission.lastUntil ?? 0) - (stage.records.at(-1) ?? 0)
    return `last record ${seconds(left)} before the end of its lease (stepped for ${programs})`
  },
}

const setForward: ConformanceCase = {
  name: 'wall-clock-forward',
  rule: 5,
  title: 'its wall clock is set forward a day: goes on, at the latest with the next grant',
  stepsClock: true,
  async play(stage) {
    await stage.collecting()
    const programs = step(stage, dayMs)
    await stage.wait(stage.trial.gapMs)
    const stepped = stage.now()
    await stage.recording(1, 2 * stage.trial.ttlMs)
    return `recorded again within ${seconds((stage.records.at(-1) ?? 0) - stepped)} (stepped for ${programs})`
  },
}

const slept: ConformanceCase = {
  name: 'machine-slept',
  rule: 5,
  title: 'the machine slept for an hour: closed until the next grant',
  stepsClock: true,
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    // Right after a grant, so that a collector that does not notice has most of a lease left.
    const renewals = gateway.of('lease').length
    await stage.until(() => gateway.of('lease').length > renewals, stage.trial.ttlMs, 'a renewal')
    await stage.recording(1)
    gateway.fallSilent()
    const programs = step(stage, hourMs, hourMs)
    gateway.permission.closed(stage.now())
    await stage.wait(1.2 * stage.trial.ttlMs)
    const left = stage.records.filter((at) => at > (gateway.permission.lastUntil ?? 0)).length
    gateway.heal()
    await stage.recording(1, 4 * stage.trial.ttlMs + 4000)
    return `${left} records until it had a new grant (stepped for ${programs})`
  },
}

export const clockCases = [setBack, setForward, slept]
