import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, rmSync, type WriteStream } from 'node:fs'
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
  const child = spawn(process.execPath, [join(root, 'lib/cli/run.mjs'), 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
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
    await ready(child, createWriteStream(join(dataDir, 'start.log')))
    return { url, gatewayUrl, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/** Waits for the line that says so, and keeps all that it says in a file; throws with what it said when it ends before. */
function ready(child: ChildProcess, log: WriteStream): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`Standdown ${reason}; it said:\n${said}`))
    const timer = setTimeout(() => fail('did not get ready in time'), readyWithinMs)
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text
        log.write(text)
        if (said.includes('Standdown is ready')) resolve()
      })
    child.once('error', reject)
    child.once('exit', (code) => fail(`ended with code ${code}`))
    child.once('exit', () => clearTimeout(timer))
    timer.unref()
  })
}

/** Ends it as Ctrl-C does. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = wait(stopsWithinMs, 'late', { ref: false })
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL')
}
