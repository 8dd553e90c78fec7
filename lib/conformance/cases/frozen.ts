import type { ConformanceCase } from '@/lib/conformance/play'
import { NotPlayed, type Stage, seconds } from '@/lib/conformance/stage'

/** What is recorded after the wake. */
async function wake(stage: Stage): Promise<string> {
  stage.subject.thaw()
  const woken = stage.now()
  await stage.wait(stage.trial.ttlMs + stage.trial.gapMs)
  const after = stage.records.filter((at) => at > woken)
  if (after.length === 0) return 'no record after the wake'
  return `${after.length} record after the wake, at ${seconds((after[0] ?? 0) - woken)}`
}

const recording: ConformanceCase = {
  name: 'frozen-recording',
  rule: 3,
  title: 'frozen (SIGSTOP) for longer than a ttl while it records: nothing on waking',
  async play(stage) {
    await stage.start()
    await stage.recording(5)
    stage.subject.freeze()
    // A record that was frozen between its last check and its write can't be called back: that is c.
    stage.forgiven = 1
    stage.gateway.fallSilent()
    await stage.permissionOver()
    return wake(stage)
  },
}

const asking: ConformanceCase = {
  name: 'frozen-asking',
  rule: 1,
  title:
    'frozen (SIGSTOP) while a renewal is under way: the grant that waits for it counts from before it was asked for',
  async play(stage) {
    const { gateway } = stage
    await stage.collecting()
    stage.forgiven = 1
    let frozen = false
    gateway.script.lease = () => {
      if (frozen) return 'silence'
      stage.subject.freeze()
      frozen = true
      return gateway.grant()
    }
    await stage.until(() => frozen, stage.trial.ttlMs, 'a renewal')
    gateway.freezeNews()
    await stage.wait(0.7 * stage.trial.ttlMs)
    stage.subject.thaw()
    await stage.permissionOver()
    const left = (gateway.permission.lastUntil ?? 0) - (stage.records.at(-1) ?? 0)
    return `last record ${seconds(left)} before the deadline`
  },
}

/** Waits until a record is between its two checks. */
async function holdWrite(stage: Stage): Promise<void> {
  await stage.start({ prepare: true })
  await stage.recording(1)
  if (stage.sink.prepared === 0) throw new NotPlayed('it never asked STANDDOWN_PREPARE_URL')
  stage.sink.hold()
  await stage.until(() => stage.sink.held > 0, stage.trial.ttlMs, 'a record between its two checks')
}

const secondCheck: ConformanceCase = {
  name: 'second-check',
  rule: 3,
  title: 'checks again right before the write: a record that waited over a stop is dropped',
  async play(stage) {
    await holdWrite(stage)
    const held = stage.sink.held
    const before = stage.records.length
    stage.gateway.tell({ state: 'stopped', epoch: 4n })
    const told = () => stage.gateway.permission.stops.length > 0
    await stage.until(told, 2 * stage.trial.ttlMs, 'a question that could be answered')
    await stage.wait(stage.trial.gapMs + 100)
    stage.sink.release()
    await stage.wait(stage.trial.ttlMs)
    return `${held} waiting at the stop, ${stage.records.length - before} written after it`
  },
}

const writing: ConformanceCase = {
  name: 'frozen-writing',
  rule: 3,
  title: 'frozen (SIGSTOP) between the two checks for longer than a ttl: the record is dropped',
  async play(stage) {
    await holdWrite(stage)
    stage.subject.freeze()
    stage.sink.release()
    stage.gateway.fallSilent()
    await stage.permissionOver()
    return wake(stage)
  },
}

export const frozenCases = [recording, asking, secondCheck, writing]
