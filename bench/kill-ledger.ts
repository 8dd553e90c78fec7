import { mkdirSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Fates, runWriter } from '@/bench/writers'
import { createApiKey } from '@/lib/auth/commands/api-keys'
import type { PersonActor } from '@/lib/auth/model'
import { connect, db, setDatabase } from '@/lib/db/client'
import { freePort } from '@/lib/db/embedded-record'
import { newId } from '@/lib/id'
import { fileIncident } from '@/lib/incidents/commands/file'
import { type Running, startAll } from '@/lib/supervisor/start'
import { verifyRecord } from '@/lib/timeline/queries/verify'

// Kills the pages and the gateway again and again while 16 writers append over REST, then holds their ledgers against the
// record: node --conditions=react-server --import tsx bench/kill-ledger.ts --kills 20

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, writers: { type: 'string', default: '16' } },
})
const [kills, writers] = [Number(values.kills), Number(values.writers)]

async function startInstallation(dataDir: string): Promise<Running> {
  const [web, gateway] = [await freePort(), await freePort()]
  return startAll({
    ...{ mode: 'production', ports: { web, gateway }, host: '127.0.0.1', publicUrl: `http://127.0.0.1:${web}` },
    ...{ dataDir, evidenceDir: `${dataDir}/evidence`, database: null, ephemeral: false, allowUnsafeDatabase: false },
    ...{ demo: false, secret: null, wellAfterMs: 1000, signal: new AbortController().signal },
    log: (part, line) => void (process.env.VERBOSE && console.log(`${part} | ${line}`)),
  })
}

async function addResponder(): Promise<PersonActor> {
  const [id, name] = [newId(), 'Bench responder']
  const email = `${id}@example.test`
  await db().person.create({ data: { id, name, email, emailKey: email, roles: ['responder'] } })
  return { kind: 'person', id, name, roles: ['responder'], sessionId: newId() }
}

/** The last request that was answered with ok, in milliseconds of this process. */
interface Answered {
  sentAt: number
  answeredAt: number
}

/** Kills one process after the other, each time two to five seconds after the service was seen to work. */
async function killRepeatedly(running: Running, lastOk: Answered): Promise<number[]> {
  const back: number[] = []
  for (let kill = 0; kill < kills; kill++) {
    await wait(2000 + Math.random() * 3000)
    const pid = running.pids()[kill % 2 === 0 ? 'web' : 'gateway']
    if (!pid) continue
    process.kill(pid, 'SIGKILL')
    const at = performance.now()
    while (lastOk.sentAt <= at || running.pids().gateway === null) await wait(20)
    if (kill % 2 === 0) back.push(lastOk.answeredAt - at)
  }
  return back
}

interface Count {
  ok: number
  fail: number
  unknown: number
  unknownStanding: number
  wrong: string[]
}

/** Each ok stands once, no fail stands, an unknown stands once or not at all. */
async function holdAgainstRecord(fates: Fates): Promise<Count> {
  const rows = await db().$queryRaw<{ text: string; times: number }[]>`
    SELECT payload->>'text' AS text, count(*)::int AS times FROM timeline_entry WHERE kind = 'note.added' GROUP BY 1`
  const standing = new Map(rows.map(({ text, times }) => [text, times]))
  const count: Count = { ok: 0, fail: 0, unknown: 0, unknownStanding: 0, wrong: [] }
  for (const [text, fate] of fates) {
    const times = standing.get(text) ?? 0
    count[fate]++
    if (fate === 'unknown') count.unknownStanding += times
    const right = fate === 'ok' ? times === 1 : fate === 'fail' ? times === 0 : times <= 1
    if (!right) count.wrong.push(`${text}: ${fate}, stands ${times} times`)
  }
  for (const text of standing.keys()) if (!fates.has(text)) count.wrong.push(`${text}: nobody wrote it`)
  return count
}

const median = (sample: number[]) => [...sample].sort((a, b) => a - b)[Math.floor(sample.length / 2)] ?? Number.NaN

async function bench(running: Running, folder: string): Promise<boolean> {
  const responder = await addResponder()
  const keyInput = { name: 'Bench', scopes: ['timeline:write' as const], lifetimeDays: null }
  const { token } = await createApiKey(responder, keyInput)
  const references: string[] = []
  for (let count = 0; count < 8; count++)
    references.push((await fileIncident(responder, { title: `Bench ${count}` })).reference)
  const [fates, ending]: [Fates, AbortController] = [new Map(), new AbortController()]
  const lastOk: Answered = { sentAt: 0, answeredAt: 0 }
  const onOk = (sentAt: number, answeredAt: number) => {
    if (sentAt > lastOk.sentAt) Object.assign(lastOk, { sentAt, answeredAt })
  }
  const options = { web: running.urls.web, authorization: `Bearer ${token}`, references, folder, onOk }
  const all = Array.from({ length: writers }, (_, index) =>
    runWriter(index, { ...options, signal: ending.signal }, fates),
  )
  const back = await killRepeatedly(running, lastOk)
  ending.abort()
  await Promise.all(all)
  const { wrong, ...count } = await holdAgainstRecord(fates)
  const { entries, problems } = await verifyRecord({ kind: 'system', name: 'bench' })
  const backMs = { median: Math.round(median(back)), longest: Math.round(Math.max(...back)) }
  console.log(
    JSON.stringify({
      bench: 'kill-ledger',
      kills,
      writers,
      ...count,
      wrong: wrong.length,
      entries,
      chainProblems: problems.length,
      backMs,
    }),
  )
  for (const line of wrong.slice(0, 20)) console.log(line)
  return wrong.length === 0 && problems.length === 0 && count.ok > 0
}

const dataDir = resolve(`.data/kill-ledger-${process.pid}`)
const folder = resolve(dataDir, 'ledgers')
mkdirSync(folder, { recursive: true })
const running = await startInstallation(dataDir)
const client = connect({ url: running.database.appUrl, max: 2, name: 'standdown bench' })
setDatabase(client)
try {
  process.exitCode = (await bench(running, folder)) ? 0 : 1
} finally {
  await client.$disconnect()
  await running.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
