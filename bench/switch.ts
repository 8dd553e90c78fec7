import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { db } from '@/lib/db/client'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { applyResume, approveResume, requestResume } from '@/lib/programs/commands/resume'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'
import { onGround, quantile } from './ground'
import { machine } from './machine'
import type { Times, Told } from './switch-clients'
import { nowMs } from './wire'

// From a pause to the moment at which each streaming collector has seen it, and to the moment at which the gateway has
// answered that its confirmation is durable: from when the command was called, and from when its commit was acknowledged.
// The same streams stay open over all rounds; between rounds the program resumes as people resume it.
// Generator, gateway and PostgreSQL share this machine. npm run bench -- switch --collectors 1000 --rounds 30
const { values } = parseArgs({
  options: { collectors: { type: 'string', default: '200' }, rounds: { type: 'string', default: '30' } },
})
const collectors = Number(values.collectors)

async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > deadline) return false
    await wait(25)
  }
  return true
}

/** The generator: what it told last, and the times of a round that it is asked for. */
interface Clients {
  told(): Told
  times(): Promise<Times>
}

function listenTo(child: ChildProcess): Clients {
  let latest: Told = { collecting: 0, epoch: '0', seen: 0, confirmed: 0, refused: 0 }
  let answer: (times: Times) => void = () => {}
  child.on('message', (message: Told | Times) => {
    if ('seenAt' in message) answer(message)
    else latest = message
  })
  return {
    told: () => latest,
    times: () =>
      new Promise((resolve) => {
        answer = resolve
        child.send('times')
      }),
  }
}

async function resume({ owner, counsel, responder }: Cast, program: TestProgram, lockId: string): Promise<void> {
  const programId = program.id
  await releaseLock(responder, { programId, lockId, reason: 'The round is over.', confirm: program.slug })
  const { requestId } = await requestResume(owner, { programId, plan: atOnce })
  const { contentHash } = await getResumeChecklist(responder, program.slug)
  await approveResume(counsel, { programId, requestId, contentHash })
  await approveResume(responder, { programId, requestId, contentHash })
  await applyResume(owner, { programId, requestId, confirm: program.slug })
}

interface Round {
  readonly commitMs: number
  readonly accounted: Readonly<Record<string, number>>
  readonly seenMs: readonly number[]
  readonly confirmedMs: readonly number[]
}

async function play(cast: Cast, program: TestProgram, { told, times }: Clients): Promise<Round> {
  if (!(await until(() => told().collecting === collectors, 60_000))) throw new Error('not every stream collects')
  // Anywhere between two heartbeats and two polls.
  await wait(1500 + Math.random() * 2000)
  const calledAt = nowMs()
  const { lockId, epoch } = await pauseProgram(cast.responder, { programId: program.id, reason: 'A round.' })
  const committedAt = nowMs()
  const whole = () => told().epoch === epoch && told().confirmed + told().refused === collectors
  await until(whole, 20_000)
  const isPaused = async () => (await db().program.findUniqueOrThrow({ where: { id: program.id } })).phase === 'paused'
  if (!(await until(isPaused, 30_000))) throw new Error('the pause did not complete')
  const where = { programId: program.id, epoch: BigInt(epoch) }
  const accounts = await db().collectorAccount.groupBy({ by: ['kind'], where, _count: true })
  const { seenAt, confirmedAt } = await times()
  await resume(cast, program, lockId)
  return {
    commitMs: committedAt - calledAt,
    accounted: Object.fromEntries(accounts.map(({ kind, _count }) => [kind, _count])),
    seenMs: seenAt.map((at) => at - committedAt),
    confirmedMs: confirmedAt.map((at) => at - committedAt),
  }
}

const rounded = (value: number) => Math.round(value * 10) / 10

function spread(sample: readonly number[]) {
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((p) => rounded(quantile(sample, p)))
  return { n: sample.length, p50, p95, p99, max }
}

function print(rounds: readonly Round[], extra: object): void {
  const fromSend = (pick: (round: Round) => readonly number[]) =>
    spread(rounds.flatMap((round) => pick(round).map((ms) => ms + round.commitMs)))
  const summary = {
    ...{ collectors, rounds: rounds.length },
    commitMs: spread(rounds.map(({ commitMs }) => commitMs)),
    commitToSeenMs: spread(rounds.flatMap(({ seenMs }) => seenMs)),
    commitToConfirmedMs: spread(rounds.flatMap(({ confirmedMs }) => confirmedMs)),
    commitToLastConfirmedMs: spread(rounds.map(({ confirmedMs }) => Math.max(...confirmedMs))),
    callToSeenMs: fromSend(({ seenMs }) => seenMs),
    callToConfirmedMs: fromSend(({ confirmedMs }) => confirmedMs),
    roundsWithAllSeen: rounds.filter(({ seenMs }) => seenMs.length === collectors).length,
    roundsWithAllConfirmed: rounds.filter(({ accounted }) => accounted.confirmed === collectors).length,
  }
  console.log(JSON.stringify({ ...summary, ...extra }))
}

await onGround(async ({ gatewayUrl }) => {
  const before = machine()
  const cast = await addCast()
  const program = await addProgram(cast.owner, { ttlMs: 15_000, checkGapMs: 1000 })
  const args = [gatewayUrl, program.slug, program.token, values.collectors]
  const child = fork(join('bench', 'switch-clients.ts'), args, { execArgv: [] })
  const ended = new Promise((done) => child.once('exit', done))
  try {
    const clients = listenTo(child)
    const rounds: Round[] = []
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const played = await play(cast, program, clients)
      rounds.push(played)
      const { commitMs, accounted, seenMs, confirmedMs } = played
      const line = { commitMs: rounded(commitMs), accounted, seen: spread(seenMs), confirmed: spread(confirmedMs) }
      console.error(JSON.stringify(line))
      if (accounted.confirmed !== collectors || seenMs.length !== collectors) process.exitCode = 1
    }
    print(rounds, { machine: before, loadAfter: machine().loadAverages })
  } finally {
    if (child.connected) child.disconnect()
    await ended
  }
})
