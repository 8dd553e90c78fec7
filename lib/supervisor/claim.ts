import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { startOfProcess } from '@/lib/process-identity.mjs'
import { withProcessLock } from '@/lib/process-lock.mjs'
import { fileProblem } from '@/lib/start-problem'

const processSchema = z.object({ name: z.string(), pid: z.int().positive(), start: z.string() })
const claimSchema = z.object({ supervisor: processSchema, url: z.string(), children: z.array(processSchema) })

type KnownProcess = z.infer<typeof processSchema>
type ClaimFile = z.infer<typeof claimSchema>

/** Somebody else supervises this data folder already. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning'
  constructor(
    readonly url: string,
    readonly pid: number,
  ) {
    super(`Standdown runs already at ${url} (process ${pid}).`)
  }
}

/** The right to run the processes of one data folder. */
export interface Claim {
  /** Notes which processes run, so that the next start finds them should this one be killed. */
  record(children: { name: string; pid: number }[]): void
  release(): void
}

const stopWithinMs = 10_000

/**
 * Takes the data folder for this process, or throws AlreadyRunning. What a killed supervisor left running is stopped
 * first: only processes whose number and start both match what it noted, so never somebody else's.
 */
export async function claimDataDir(dataDir: string, url: string, log: (line: string) => void): Promise<Claim> {
  const path = join(dataDir, 'run.json')
  const supervisor = identify('supervisor', process.pid)
  const write = (children: KnownProcess[]) => writeClaim(path, { supervisor, url, children })
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  } catch (cause) {
    throw fileProblem(cause, dataDir)
  }
  await withProcessLock(join(dataDir, 'start.lock'), async () => {
    const before = readClaim(path)
    if (before && isAlive(before.supervisor) && before.supervisor.pid !== process.pid)
      throw new AlreadyRunning(before.url, before.supervisor.pid)
    for (const child of before?.children.filter(isAlive) ?? []) {
      log(`Stopping ${child.name} (process ${child.pid}), left over from a start that was killed`)
      await stopGroup(child)
    }
    write([])
  })
  return {
    record: (children) =>
      write(children.map(({ name, pid }) => identify(name, pid)).filter(({ start }) => start !== '')),
    release: () => rmSync(path, { force: true }),
  }
}

function identify(name: string, pid: number): KnownProcess {
  return { name, pid, start: startOfProcess(pid) ?? '' }
}

function isAlive({ pid, start }: KnownProcess): boolean {
  return startOfProcess(pid) === start
}

async function stopGroup(child: KnownProcess): Promise<void> {
  signalGroup(child.pid, 'SIGTERM')
  for (let waitedMs = 0; waitedMs < stopWithinMs && isAlive(child); waitedMs += 100) await delay(100)
  if (isAlive(child)) signalGroup(child.pid, 'SIGKILL')
}

/** Signals a process that leads its own group, and with it everything that it started. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // Nobody is left in the group.
  }
}

function readClaim(path: string): ClaimFile | null {
  try {
    return claimSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

function writeClaim(path: string, claim: ClaimFile): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(claim), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    throw fileProblem(cause, path)
  }
}
