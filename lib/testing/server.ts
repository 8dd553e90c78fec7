import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@/lib/db/embedded-record'
import { root } from '@/lib/testing/sources'

export interface RunningServer {
  /** Where the pages are. */
  url: string
  /** Where collectors speak to it. */
  gatewayUrl: string
  stop(): Promise<void>
}

const readyWithinMs = 120_000
const stopsWithinMs = 20_000

/** `npm start` on free ports, with a data folder of its own that goes with it: the demonstration case on the production build. */
export async function startServer(dataDir: string): Promise<RunningServer> {
  const [port, gatewayPort] = [await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  const gatewayUrl = `http://localhost:${gatewayPort}`
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const logFile = join(dataDir, 'start.log')
  const log = openSync(logFile, 'w')
  const child = spawn(process.execPath, [join(root, 'lib/cli/run.mjs'), 'start'], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      DEMO: 'on',
      PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      PUBLIC_URL: url,
      EPHEMERAL: 'on',
    },
  })
  const stop = () => stopProcess(child, dataDir)
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

/** Ends it as Ctrl-C does, and removes what it kept. */
async function stopProcess(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const late = wait(stopsWithinMs, 'late', { ref: false })
    if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL')
  }
  rmSync(dataDir, { recursive: true, force: true })
}
