import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { constants, openSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { db } from '@/lib/db/client'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { type Relay, startRelay } from '@/lib/testing/gateways/relay'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'
import { type Ground, onGround, spreadOf } from './ground'
import { machine } from './machine'

// How long collectors go on when a pause finds them cut off from everything: the network swallows all that is sent, both
// ways, and tells nobody. Records go through a pipe to a recorder, this process, which knows nothing of leases and
// stamps each by its own clock as it arrives. npm run bench -- bound --rounds 50 --ttl 4000
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    lanes: { type: 'string', default: '5' },
    collectors: { type: 'string', default: '20' },
    ttl: { type: 'string', default: '4000' },
    'check-gap': { type: 'string', default: '100' },
  },
})
const collectors = Number(values.collectors)
const ttlMs = Number(values.ttl)
const checkGapMs = Number(values['check-gap'])
const boundMs = ttlMs + checkGapMs

/** Hears of records through a named pipe: when the last of each collector came. */
function record(pipe: string) {
  execFileSync('mkfifo', [pipe])
  const last = new Map<string, number>()
  const fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK)
  const source = new Socket({ fd, readable: true, writable: false })
  let rest = ''
  source.setEncoding('utf8').on('data', (text: string) => {
    const at = Date.now()
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) last.set(JSON.parse(line).collector, at)
  })
  return { last, close: () => source.destroy() }
}

function startCollectors(relay: Relay, program: TestProgram, file: string): ChildProcess {
  const gateway = `http://127.0.0.1:${relay.port}`
  const given = { gateway, program: program.slug, file, every: '20', collectors: values.collectors }
  const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])
  const env = { ...process.env, STANDDOWN_COLLECTOR_TOKEN: program.token }
  return spawn(process.execPath, [join('lib', 'collector-sdk', 'demo-main.ts'), ...args], { stdio: 'ignore', env })
}

async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it took too long')
    await wait(20)
  }
}

async function play(round: number, ground: Ground, cast: Cast) {
  const program = await addProgram(cast.owner, { ttlMs, checkGapMs })
  const pipe = join(ground.folder, `records-${round}`)
  const { last, close } = record(pipe)
  const relay = await startRelay(Number(new URL(ground.gatewayUrl).port))
  const child = startCollectors(relay, program, pipe)
  const ended = new Promise((done) => child.once('exit', done))
  try {
    await until(() => last.size === collectors, 60_000)
    // Anywhere between two renewals.
    await wait((Math.random() * ttlMs) / 2)
    relay.cut()
    await pauseProgram(cast.responder, { programId: program.id, reason: 'A round of the bench.' })
    const committedMs = Date.now()
    const where = { id: program.id }
    const phase = async () => (await db().program.findUniqueOrThrow({ where })).phase
    await until(async () => (await phase()) === 'paused', ttlMs * 2 + 10_000)
    await wait(500)
    const expired = await db().collectorAccount.count({ where: { programId: program.id, kind: 'expired' } })
    const after = [...last.values()].map((at) => at - committedMs)
    const violations = after.filter((ms) => ms > boundMs).length
    return { round, expired, firstToStopMs: Math.min(...after), lastRecordMs: Math.max(...after), boundMs, violations }
  } finally {
    child.kill('SIGKILL')
    await ended
    close()
    await relay.close()
  }
}

await onGround(async (ground) => {
  const before = machine()
  const cast = await addCast()
  const played: Awaited<ReturnType<typeof play>>[] = []
  let next = 1
  async function lane(): Promise<void> {
    while (next <= Number(values.rounds)) {
      const round = await play(next++, ground, cast)
      console.error(JSON.stringify(round))
      played.push(round)
    }
  }
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane))
  const violations = played.reduce((sum, round) => sum + round.violations, 0)
  const unaccounted = played.filter(({ expired }) => expired !== collectors).length
  const lastRecordMs = spreadOf(played.map((round) => round.lastRecordMs))
  const summary = { rounds: played.length, collectors, boundMs, lastRecordMs, violations, unaccounted }
  console.log(JSON.stringify({ ...summary, machine: before, loadAfter: machine().loadAverages }))
  if (violations > 0 || unaccounted > 0) process.exitCode = 1
})
