import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, chooseAccount } from '@/lib/db/embedded-account'
import { appRole, createCluster, createRoles, ownerRole, withClient } from '@/lib/db/embedded-cluster'
import { guardEphemeral } from '@/lib/db/embedded-guard'
import { findPlace, outsideFolder, type Place } from '@/lib/db/embedded-place'
import {
  answers,
  postmasterPort,
  runningPostmaster,
  startPostmaster,
  stopPostmaster,
} from '@/lib/db/embedded-postmaster'
import { type EmbeddedRecord, freePort, newPasswords, readRecord, writeRecord } from '@/lib/db/embedded-record'
import { withProcessLock } from '@/lib/process-lock.mjs'
import { fileProblem, StartProblem } from '@/lib/start-problem'

export interface EmbeddedOptions {
  /** The folder that keeps the database and what is known about it (`.data`). Made when it is missing. */
  dataDir: string
  /** A throw-away server for tests: does not wait for the disk, and is removed with its folder when it stops. */
  ephemeral?: boolean
  /** Stop the server in `stop()` even if it ran already when this was called. */
  adopt?: boolean
  log?: (line: string) => void
}

/** A running embedded PostgreSQL. */
export interface EmbeddedDatabase {
  pid: number
  port: number
  /** Where the cluster's files are. */
  folder: string
  /** Connects as the owner, who migrates. */
  ownerUrl(database: string): string
  /** Connects as the app, which may only do what the migrations grant. */
  appUrl(database: string): string
  /** Creates a database of the owner's, as a copy of `template` when one is named. */
  createDatabase(name: string, template?: string): Promise<void>
  hasDatabase(name: string): Promise<boolean>
  /** Removes a database and cuts whoever is connected to it. */
  dropDatabase(name: string): Promise<void>
  /** Stops the server, unless it ran before and was not adopted. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, or joins the one that already runs on this data folder.
 * Listens on the loopback address alone. Recovers by itself from kill -9. Throws StartProblem with what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = openDataDir(options.dataDir)
  const log = options.log ?? (() => {})
  return withProcessLock(join(dataDir, 'pg.lock'), async () => {
    const { record, place } = await prepare(dataDir, options.ephemeral === true, log)
    const data = join(place.folder, 'data')
    let pid = runningPostmaster(data)
    const joined = pid !== null
    if (pid !== null) record.port = postmasterPort(data)
    else pid = await start(dataDir, record, place, options, log)
    if (joined && !(await answers(superuserUrl(record))))
      throw new StartProblem(
        `A PostgreSQL runs on ${data} (process ${pid}) but can't be reached. Stop it and start again.`,
      )
    if (!record.complete) await createRoles(superuserUrl(record), record.passwords)
    writeRecord(dataDir, { ...record, complete: true })
    return handle(dataDir, pid, record, options, joined && !options.adopt)
  })
}

function handle(
  dataDir: string,
  pid: number,
  record: EmbeddedRecord,
  options: EmbeddedOptions,
  keepRunning: boolean,
): EmbeddedDatabase {
  const own = [dataDir, outsideFolder(dataDir, true)]
  const release = options.ephemeral ? guardEphemeral(pid, own) : () => {}
  const asSuperuser = (sql: string) => withClient(superuserUrl(record), (client) => client.query(sql))
  return {
    pid,
    port: record.port,
    folder: record.folder,
    ownerUrl: (database) => url(ownerRole, record.passwords.owner, record.port, database),
    appUrl: (database) => url(appRole, record.passwords.app, record.port, database),
    async createDatabase(name, template = 'template0') {
      await asSuperuser(`create database "${named(name)}" owner ${ownerRole} template "${named(template)}"`)
    },
    async hasDatabase(name) {
      const { rowCount } = await asSuperuser(`select 1 from pg_database where datname = '${named(name)}'`)
      return rowCount === 1
    },
    async dropDatabase(name) {
      await asSuperuser(`drop database if exists "${named(name)}" with (force)`)
    },
    async stop() {
      if (keepRunning) return
      await stopPostmaster(pid)
      if (options.ephemeral) for (const folder of own) rmSync(folder, { recursive: true, force: true })
      release()
    },
  }
}

/** Finds the record and the folders of this data folder, and creates the cluster when there is none yet. */
async function prepare(dataDir: string, ephemeral: boolean, log: (line: string) => void) {
  const known = movedAway(readRecord(dataDir), dataDir)
  const account: Account | null = known?.account ?? chooseAccount()
  const place = findPlace(dataDir, account, ephemeral)
  if (known?.complete) {
    place.folder = known.folder
    if (existsSync(join(place.folder, 'data', 'PG_VERSION'))) return { record: known, place }
    throw new StartProblem(
      `The database in ${place.folder} is gone. Restore it, or remove ${join(dataDir, 'pg.json')} to begin with an empty one.`,
    )
  }
  const passwords = newPasswords()
  const port = await freePort()
  const record = { home: dataDir, folder: place.folder, port, account, passwords, complete: false }
  log(`Creating the database in ${place.folder}${account ? ` as the user ${account.name}` : ''}`)
  if (!place.folder.startsWith(dataDir)) log(`(outside ${dataDir}, which the user ${account?.name} can't enter)`)
  writeRecord(dataDir, record)
  await createCluster(place.binaries, place.folder, account, passwords.superuser)
  return { record, place }
}

/** A data folder that was moved or copied keeps the cluster inside it, never one outside, which is the original's. */
function movedAway(known: EmbeddedRecord | null, dataDir: string): EmbeddedRecord | null {
  if (known === null || known.home === dataDir) return known
  const inside = join(dataDir, 'pg')
  return known.folder === join(known.home, 'pg') ? { ...known, home: dataDir, folder: inside } : null
}

async function start(
  dataDir: string,
  record: EmbeddedRecord,
  place: Place,
  options: EmbeddedOptions,
  log: (line: string) => void,
): Promise<number> {
  const port = await freePort(record.port)
  if (port !== record.port) log(`Port ${record.port} of the database is taken; it listens on ${port} from now on`)
  record.port = port
  return startPostmaster({
    binaries: place.binaries,
    data: join(place.folder, 'data'),
    account: record.account,
    port,
    logFile: join(dataDir, 'postgres.log'),
    settings: options.ephemeral ? { ...settings, ...throwAway } : settings,
    superuserUrl: superuserUrl(record),
  })
}

// For a machine of two cores that also runs the app.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
}
const throwAway = { shared_buffers: '128MB', fsync: 'off', full_page_writes: 'off', autovacuum_naptime: '10min' }

function openDataDir(dataDir: string): string {
  try {
    // Others may pass through it (PostgreSQL runs as another user when root starts it) but not look around.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    return realpathSync(dataDir)
  } catch (cause) {
    throw fileProblem(cause, dataDir)
  }
}

function superuserUrl(record: EmbeddedRecord): string {
  return url('postgres', record.passwords.superuser, record.port, 'postgres')
}

function url(role: string, password: string, port: number, database: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${named(database)}`
}

function named(database: string): string {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(database)) return database
  throw new Error(`Not a database name: ${database}`)
}
