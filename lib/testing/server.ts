import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmbedded } from '@/lib/db/embedded'
import { freePort } from '@/lib/db/embedded-record'
import { root } from '@/lib/testing/sources'

export interface RunningServer {
  /** Where the pages are. */
  url: string
  /** Where collectors speak to it. */
  gatewayUrl: string
  stop(): Promise<void>
}

const databaseName = 'standdown'
// The first start builds when nothing has before.
const readyWithinMs = 300_000
const stopsWithinMs = 20_000

/**
 * `npm start` on free ports: the production build with the demonstration case, in a data folder and on a PostgreSQL of
 * its own, both of which go with it.
 */
export async function startServer(dataDir: string): Promise<RunningServer> {
  const [port, gatewayPort] = [await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  const gatewayUrl = `http://localhost:${gatewayPort}`
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const database = await startEmbedded({ dataDir: join(dataDir, 'database'), ephemeral: true })
  await database.createDatabase(databaseName)
  const logFile = join(dataDir, 'start.log')
  const log = openSync(logFile, 'w')
  const child = spawn(process.execPath, [join(root, 'lib/cli/run.mjs'), 'start'], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: database.appUrl(databaseName),
      DATABASE_OWNER_URL: database.ownerUrl(databaseName),
      // A server that is thrown away does not wait for the disk.
      ALLOW_UNSAFE_DATABASE: '1',
      DEMO: 'on',
      PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      PUBLIC_URL: url,
    },
  })
  const stop = async () => {
    await stopProcess(child)
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await ready(`${url}/readyz`, child)
    await ready(`${gatewayUrl}/readyz`, child)
  } catch (cause) {
    const said = readFileSync(logFile, 'utf8')
    await stop()
    throw new Error(`Standdown did not start; it said:\n${said}`, { cause })
  }
  return { url, gatewayUrl, stop }
}

/** Asks until the answer is good; fails when the process ended or the time is over. */
async function ready(address: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + readyWithinMs
  while (child.exitCode === null && performance.now() < deadline) {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await wait(200)
  }
  throw new Error(child.exitCode === null ? `${address} did not answer` : `It ended with code ${child.exitCode}`)
}

/** Ends it as Ctrl-C does. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = wait(stopsWithinMs, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL')
}
