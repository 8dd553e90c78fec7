import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { db } from '@/lib/db/client'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { lastRecords } from '@/lib/testing/collectors/recorder'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'
import { type Ground, onGround, spreadOf } from './ground'

// Round after round: collectors at work in a process of their own, some cut off at the pause, some slow; a pause; who
// stopped how; and, from the file alone, when the last record was written.
// node --conditions=react-server --import tsx bench/pause-rounds.ts --rounds 20 --collectors 40 --cut-off 2 --slow 1
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    collectors: { type: 'string', default: '40' },
    'cut-off': { type: 'string', default: '2' },
    slow: { type: 'string', default: '1' },
    'slow-ms': { type: 'string', default: '500' },
    ttl: { type: 'string', default: '2000' },
    'check-gap': { type: 'string', default: '100' },
  },
})
const collectors = Number(values.collectors)
const ttlMs = Number(values.ttl)
const checkGapMs = Number(values['check-gap'])

interface Round {
  readonly round: number
  readonly atOnce: number
  readonly late: number
  readonly expired: number
  readonly confirmedMs: ReturnType<typeof spreadOf>
  readonly pausedAfterMs: number
  /** The last record of any collector, after the pause had committed; below 0 when all was over before. */
  readonly lastRecordMs: number
  readonly boundMs: number
  /** Records of confirmed collectors later than their confirmation, and of any later than the bound. */
  readonly violations: number
}

/** The names that demo-main gives to its slow collectors: those after the ones that are cut off. */
function slowNames(): string[] {
  const first = Number(values['cut-off']) + 1
  return Array.from({ length: Number(values.slow) }, (_, i) => `agent-${String(first + i).padStart(2, '0')}`)
}

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it took too long')
    await wait(20)
  }
}

function startCollectors(ground: Ground, program: TestProgram, file: string): ChildProcess {
  const options = {
    collectors: values.collectors,
    'cut-off': values['cut-off'],
    slow: values.slow,
    'slow-ms': values['slow-ms'],
  }
  const given = { gateway: ground.gatewayUrl, program: program.slug, file, every: '20', ...options }
  const args = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])
  const env = { ...process.env, STANDDOWN_COLLECTOR_TOKEN: program.token }
  return spawn(process.execPath, [join('lib', 'collector-sdk', 'demo-main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
}

/** Cuts off those that are to be, and waits for the process to say so: the pause must not overtake it. */
async function cutOff(child: ChildProcess): Promise<void> {
  const said = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('cut off:')) resolve()
    })
  })
  child.kill('SIGUSR2')
  await said
}

async function measure(round: number, program: TestProgram, file: string, committedMs: number): Promise<Round> {
  const { pausedAt, pauseCompletedAt } = await db().program.findUniqueOrThrow({ where: { id: program.id } })
  const where = { programId: program.id }
  const accounts = await db().collectorAccount.findMany({ where, include: { collector: true } })
  const last = lastRecords(file)
  const startMs = pausedAt?.getTime() ?? 0
  const confirmed = accounts.filter((account) => account.kind === 'confirmed')
  const after = confirmed.map((account) => account.at.getTime() - startMs)
  const slow = new Set(slowNames())
  const late = confirmed.filter((account) => slow.has(account.collector.externalId)).length
  const boundMs = ttlMs + checkGapMs
  const afterConfirming = confirmed.filter((a) => (last.get(a.collector.externalId) ?? 0) > a.at.getTime())
  const afterBound = [...last.values()].filter((at) => at > committedMs + boundMs)
  return {
    ...{ round, late, boundMs },
    atOnce: confirmed.length - late,
    expired: accounts.length - confirmed.length,
    confirmedMs: spreadOf(after),
    pausedAfterMs: (pauseCompletedAt?.getTime() ?? 0) - startMs,
    lastRecordMs: Math.round(Math.max(...last.values()) - committedMs),
    violations: afterConfirming.length + afterBound.length,
  }
}

async function play(round: number, ground: Ground, cast: Cast): Promise<Round> {
  const program = await addProgram(cast.owner, { ttlMs, checkGapMs })
  const file = join(ground.folder, `records-${round}.jsonl`)
  const child = startCollectors(ground, program, file)
  const ended = new Promise((done) => child.once('exit', done))
  try {
    await until(async () => existsSync(file) && lastRecords(file).size === collectors, 60_000)
    if (Number(values['cut-off']) > 0) await cutOff(child)
    await pauseProgram(cast.responder, { programId: program.id, reason: 'A round of the bench.' })
    const committedMs = Date.now()
    const phase = async () => (await db().program.findUniqueOrThrow({ where: { id: program.id } })).phase
    await until(async () => (await phase()) === 'paused', ttlMs * 2 + 10_000)
    return await measure(round, program, file, committedMs)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

await onGround(async (ground) => {
  const cast = await addCast()
  const rounds: Round[] = []
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const played = await play(round, ground, cast)
    rounds.push(played)
    console.log(JSON.stringify(played))
  }
  const same = new Set(rounds.map((r) => `${r.atOnce}+${r.late}+${r.expired}`))
  const summary = {
    rounds: rounds.length,
    atOnceLateExpired: [...same],
    lastRecordMs: spreadOf(rounds.map((r) => r.lastRecordMs)),
    boundMs: ttlMs + checkGapMs,
    pausedAfterMs: spreadOf(rounds.map((r) => r.pausedAfterMs)),
    violations: rounds.reduce((sum, r) => sum + r.violations, 0),
  }
  console.log(JSON.stringify({ summary }))
  if (summary.violations > 0) process.exitCode = 1
})
