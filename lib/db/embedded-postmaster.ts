import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, accountEnv } from '@/lib/db/embedded-account'
import { commandOfProcess, startOfProcess } from '@/lib/process-identity.mjs'
import { errorCode, fileProblem, StartProblem } from '@/lib/start-problem'

const readyWithinMs = 120_000
const fastStopMs = 30_000
const logLimitBytes = 10 * 1024 * 1024

/** What one PostgreSQL server is started with. `settings` are server parameters. */
export interface Postmaster {
  binaries: string
  data: string
  account: Account | null
  port: number
  logFile: string
  settings: Record<string, string>
  superuserUrl: string
}

/** The process number of the server that runs on this data folder; null when none does. */
export function runningPostmaster(data: string): number | null {
  const pid = Number(pidFileLines(data)[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  // The number may be another process's by now, and a copied data folder brings the original's pid file along.
  return commandOfProcess(pid)?.includes(`-D ${data} `) && startOfProcess(pid) !== null ? pid : null
}

/** The port that the running server of this data folder listens on. */
export function postmasterPort(data: string): number {
  return Number(pidFileLines(data)[3])
}

/** Starts the server and waits until it takes connections, through crash recovery when that is needed. */
export async function startPostmaster(server: Postmaster): Promise<number> {
  if (runningPostmaster(server.data) === null) rmSync(join(server.data, 'postmaster.pid'), { force: true })
  for (let attempt = 1; ; attempt++) {
    const from = logSize(server.logFile)
    const child = launch(server)
    const ready = await waitUntilReady(child, server.superuserUrl)
    if (ready && child.pid !== undefined) {
      child.unref()
      return child.pid
    }
    const said = logSince(server.logFile, from)
    // After kill -9 of the postmaster alone its workers need a moment to notice and to leave the shared memory.
    if (attempt < 10 && /shared memory block .* is still in use/.test(said)) await delay(500)
    else throw startFailure(server, said)
  }
}

/** Stops the server: connections are cut, everything committed is on disk, and its process is gone afterwards. */
export async function stopPostmaster(pid: number): Promise<void> {
  const start = startOfProcess(pid)
  const gone = async (withinMs: number) => {
    for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 50) {
      if (startOfProcess(pid) !== start) return true
      await delay(50)
    }
    return false
  }
  if (start === null) return
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (startOfProcess(pid) === start) process.kill(pid, signal)
    if (await gone(fastStopMs)) return
  }
}

function launch(server: Postmaster): ChildProcess {
  const settings = Object.entries(server.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const ids = server.account ? { uid: server.account.uid, gid: server.account.gid } : {}
  const log = openLog(server.logFile)
  try {
    // Detached: Ctrl-C in the terminal must not reach it before the processes that still use it have stopped.
    return spawn(
      join(server.binaries, 'bin', 'postgres'),
      ['-D', server.data, '-p', String(server.port), ...settings],
      {
        ...ids,
        cwd: server.data,
        detached: true,
        stdio: ['ignore', log, log],
        env: accountEnv,
      },
    )
  } finally {
    closeSync(log)
  }
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<boolean> {
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  for (let waitedMs = 0; waitedMs < readyWithinMs && !ended; waitedMs += 50) {
    if (await answers(url)) return !ended
    await delay(50)
  }
  child.kill('SIGINT')
  return false
}

/** Whether a server takes a connection at this address with these credentials. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // A server that goes away in between is told by an event; unheard it would end this process.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function startFailure(server: Postmaster, said: string): StartProblem {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return new StartProblem(
      `The database can't start: the disk that holds ${server.data} is full. Free some space there and start again.`,
    )
  if (/Cannot allocate memory|could not map anonymous shared memory/.test(said))
    return new StartProblem("The database can't start: not enough memory is free (about 400 MB are needed).")
  const reason = said.match(/(?:FATAL|PANIC):\s+(.*)/)?.[1] ?? said.trim().split('\n').at(-1) ?? 'it said nothing'
  return new StartProblem(`The database did not start: ${reason} (details in ${server.logFile}).`)
}

function openLog(path: string): number {
  try {
    if (logSize(path) > logLimitBytes) renameSync(path, `${path}.1`)
    return openSync(path, 'a', 0o600)
  } catch (cause) {
    throw fileProblem(cause, path)
  }
}

function logSince(path: string, from: number): string {
  return readFileSync(path).subarray(from).toString('utf8')
}

function logSize(path: string): number {
  try {
    return statSync(path).size
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return 0
    throw fileProblem(cause, path)
  }
}

function pidFileLines(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT' || errorCode(cause) === 'ENOTDIR') return []
    throw fileProblem(cause, data)
  }
}
