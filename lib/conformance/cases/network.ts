import type { ConformanceCase } from '@/lib/conformance/play'
import type { Reply } from '@/lib/conformance/received'
import { type Stage, seconds } from '@/lib/conformance/stage'

/** What a collector that was cut off may take to be back, beyond the time after which it gives up a question. */
const backWithin = (stage: Stage) => 4 * stage.trial.ttlMs + 4000

async function cutOff(stage: Stage, cut: () => unknown, heal: () => unknown): Promise<string> {
  await stage.collecting()
  await cut()
  const at = stage.now()
  await stage.permissionOver(stage.trial.ttlMs)
  const last = stage.records.at(-1) ?? 0
  const until = stage.gateway.permission.lastUntil ?? 0
  await heal()
  const healed = stage.now()
  await stage.recording(1, backWithin(stage))
  const back = (stage.records.at(-1) ?? 0) - healed
  return `cut at ${seconds(at)}, T at ${seconds(until)} + c, last record at ${seconds(last)}; back ${seconds(back)} after healing`
}

const silence: ConformanceCase = {
  name: 'partition',
  rule: 3,
  title: 'stops by the end of its lease when all connections go silent (half-open), and comes back',
  play: (stage) =>
    cutOff(
      stage,
      () => stage.gateway.fallSilent(),
      () => stage.gateway.heal(),
    ),
}

const refused: ConformanceCase = {
  name: 'refused',
  rule: 3,
  title: 'stops by the end of its lease when connections are refused, and comes back',
  play: (stage) =>
    cutOff(
      stage,
      () => stage.gateway.shut(),
      () => stage.gateway.reopen(),
    ),
}

const page = '<html><body>Bad gateway: "state":"collecting","epoch":"9","ttlMs":9000</body></html>'
const faults: readonly Reply[] = [
  { status: 500, body: page },
  { status: 502, body: page, headers: { 'content-type': 'text/html' } },
  { status: 503, body: '' },
  { status: 200, body: '' },
  { status: 200, body: '<html>Welcome to the guest network</html>', headers: { 'content-type': 'text/html' } },
  { status: 200, body: '{"programs":[{"slug":' },
  { status: 200, body: '{"programs":[]}' },
]

const serverErrors: ConformanceCase = {
  name: 'server-errors',
  rule: 3,
  title: 'keeps its lease through 500, 502, 503 and answers that make no sense, takes none from them, and comes back',
  async play(stage) {
    let n = 0
    const fault = (): Reply => faults[n++ % faults.length] ?? 'reset'
    const { script } = stage.gateway
    return cutOff(
      stage,
      () => Object.assign(script, { lease: fault, state: fault, stream: fault }),
      () => {
        for (const route of ['lease', 'state', 'stream'] as const) delete script[route]
      },
    )
  },
}

const slowAnswers: ConformanceCase = {
  name: 'slow-answers',
  rule: 1,
  title: 'keeps to its deadlines when every answer takes half a ttl',
  async play(stage) {
    const { gateway, trial } = stage
    gateway.script.lease = async () => {
      const reply = gateway.grant()
      await stage.wait(0.5 * trial.ttlMs)
      return reply
    }
    await stage.collecting()
    await stage.wait(3 * trial.ttlMs)
    gateway.script.lease = () => 'silence'
    await stage.permissionOver()
    return `${stage.records.length} records on ${gateway.of('lease').length} slow answers`
  },
}

export const networkCases = [silence, refused, serverErrors, slowAnswers]
