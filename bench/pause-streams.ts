import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { db } from '@/lib/db/client'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addCast, addProgram, type Cast } from '@/lib/testing/programs/cast'
import { type Ground, onGround, spreadOf } from './ground'

// From the commit of a pause to the moment at which each streaming collector has heard of it, and to the moment at which
// its confirmation is durable. Generator, gateway and PostgreSQL share this machine.
// node --conditions=react-server --import tsx bench/pause-streams.ts --collectors 1000 --rounds 5
const { values } = parseArgs({
  options: { collectors: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '5' } },
})
const collectors = Number(values.collectors)

interface Heard {
  readonly listening: number
  readonly collecting: number
  readonly heardAt: readonly number[]
}

function follow(child: ChildProcess): () => Heard {
  let latest: Heard = { listening: 0, collecting: 0, heardAt: [] }
  child.on('message', (message) => {
    latest = message as Heard
  })
  return () => latest
}

async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it took too long')
    await wait(50)
  }
}

function residentMb(pid: number): number {
  const [, kb = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kb) / 1024)
}

async function play(round: number, ground: Ground, cast: Cast) {
  const program = await addProgram(cast.owner, { ttlMs: 15_000, checkGapMs: 1000 })
  const args = [ground.gatewayUrl, program.slug, program.token, values.collectors, `r${round}`]
  const child = fork(join('bench', 'stream-collectors.ts'), args, { execArgv: [] })
  const ended = new Promise((done) => child.once('exit', done))
  const heard = follow(child)
  try {
    await until(() => heard().listening >= collectors && heard().collecting >= collectors, 60_000)
    await wait(1500)
    const calledMs = Date.now()
    await pauseProgram(cast.responder, { programId: program.id, reason: 'A round of the bench.' })
    const answeredMs = Date.now()
    const row = () => db().program.findUniqueOrThrow({ where: { id: program.id } })
    await until(async () => (await row()).phase === 'paused', 30_000)
    await until(() => heard().heardAt.length >= collectors, 5000)
    const accounts = await db().collectorAccount.findMany({ where: { programId: program.id } })
    const confirmed = accounts.filter((account) => account.kind === 'confirmed')
    return {
      round,
      collectors,
      commitMs: answeredMs - calledMs,
      // Counted from the answer to the pause: it comes just after the commit.
      seenMs: spreadOf(heard().heardAt.map((at) => at - answeredMs)),
      confirmedMs: spreadOf(confirmed.map((account) => account.at.getTime() - answeredMs)),
      bySource: Object.fromEntries(['confirm', 'lease'].map((s) => [s, accounts.filter((a) => a.source === s).length])),
      gatewayMb: residentMb(ground.gatewayPid),
    }
  } finally {
    child.disconnect()
    await ended
  }
}

await onGround(async (ground) => {
  const cast = await addCast()
  for (let round = 1; round <= Number(values.rounds); round += 1)
    console.log(JSON.stringify(await play(round, ground, cast)))
})
