import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, setDatabase } from '@/lib/db/client'
import { startEmbedded } from '@/lib/db/embedded'
import { freePort } from '@/lib/db/embedded-record'
import { applyMigrations } from '@/lib/db/migrate'

/** A PostgreSQL that waits for its disk, and a gateway process of its own in front of it. */
export interface Ground {
  readonly gatewayUrl: string
  /** The gateway's process. */
  readonly gatewayPid: number
  /** Where a bench may put files; removed at the end. */
  readonly folder: string
}

const databaseName = 'standdown_bench'
const readyWithinMs = 30_000

/** Runs `work` on ground of its own, and takes everything away afterwards. */
export async function onGround(work: (ground: Ground) => Promise<void>): Promise<void> {
  const folder = resolve(`.data/bench-${process.pid}`)
  const server = await startEmbedded({ dataDir: folder })
  try {
    await server.createDatabase(databaseName)
    await applyMigrations(server.ownerUrl(databaseName))
    const url = server.appUrl(databaseName)
    const client = connect({ url, max: 4, name: 'standdown bench' })
    setDatabase(client)
    try {
      await withGateway(url, folder, work)
    } finally {
      setDatabase(undefined)
      await client.$disconnect()
    }
  } finally {
    await server.stop()
    for (const gone of [server.folder, folder]) rmSync(gone, { recursive: true, force: true })
  }
}

async function withGateway(url: string, folder: string, work: (ground: Ground) => Promise<void>): Promise<void> {
  const port = await freePort()
  const args = ['--conditions=react-server', '--import', 'tsx', join('lib', 'gateway', 'main.ts')]
  const env = { ...process.env, DATABASE_URL: url, GATEWAY_PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, args, { stdio: 'inherit', env })
  const ended = new Promise((done) => child.once('exit', done))
  try {
    const gatewayUrl = `http://127.0.0.1:${port}`
    await ready(`${gatewayUrl}/readyz`)
    await work({ gatewayUrl, gatewayPid: child.pid ?? 0, folder })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function ready(address: string): Promise<void> {
  const deadline = performance.now() + readyWithinMs
  while (performance.now() < deadline) {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error(`${address} did not answer`)
}

/** The p-th quantile (0 to 1) of the sample; NaN of an empty one. */
export function quantile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}

/** p50, p95, p99 and the longest, in whole milliseconds. */
export function spreadOf(sample: readonly number[]) {
  const at = (p: number) => Math.round(quantile(sample, p))
  return { n: sample.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}
