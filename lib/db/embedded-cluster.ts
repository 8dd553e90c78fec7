import { spawn } from 'node:child_process'
import { chownSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Account, accountEnv } from '@/lib/db/embedded-account'
import type { EmbeddedRecord } from '@/lib/db/embedded-record'
import { fileProblem, StartProblem } from '@/lib/start-problem'

/** The roles of the database: the owner migrates, the app works with what the migrations grant it. */
export const ownerRole = 'standdown_owner'
export const appRole = 'standdown_app'

/** Creates an empty cluster in `folder/data`, with one superuser `postgres`. An unfinished one is replaced. */
export async function createCluster(
  binaries: string,
  folder: string,
  account: Account | null,
  superuserPassword: string,
): Promise<void> {
  const unfinished = join(folder, 'data.new')
  const passwordFile = join(folder, 'password')
  try {
    for (const old of [unfinished, join(folder, 'data')]) rmSync(old, { recursive: true, force: true })
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
    if (account) chownSync(passwordFile, account.uid, account.gid)
    await initdb(binaries, unfinished, account, passwordFile)
    renameSync(unfinished, join(folder, 'data'))
  } catch (cause) {
    throw cause instanceof StartProblem ? cause : fileProblem(cause, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Creates the two roles, or sets their passwords again. The owner may create databases; neither is a superuser. */
export async function createRoles(superuserUrl: string, passwords: EmbeddedRecord['passwords']): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    for (const [role, password, may] of [
      [ownerRole, passwords.owner, 'CREATEDB'],
      [appRole, passwords.app, 'NOCREATEDB'],
    ] as const) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (!rowCount) await client.query(`create role ${role}`)
      // Passwords are base64url of our own making, so they need no quoting beyond the quotes.
      await client.query(`alter role ${role} login nosuperuser nocreaterole ${may} password '${password}'`)
    }
    await client.query(`grant ${appRole} to ${ownerRole} with admin true, set true`)
  })
}

/** Runs `work` on one connection, and closes it. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function initdb(binaries: string, data: string, account: Account | null, passwordFile: string): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions']
  const ids = account ? { uid: account.uid, gid: account.gid } : {}
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries, 'bin', 'initdb'), [...args, ...locale], {
      ...ids,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: accountEnv,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(initdbFailure(said, data))))
  })
}

function initdbFailure(said: string, data: string): StartProblem {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return new StartProblem(
      `The database can't be created: the disk that holds ${data} is full. About 100 MB are needed there.`,
    )
  const reason = said.match(/(?:FATAL|PANIC|error):\s+(.*)/)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  return new StartProblem(`The database can't be created in ${data}: ${reason}`)
}
