import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createRoles } from '@/lib/db/embedded-cluster'
import { type Databases, databasesOf, superuserUrl } from '@/lib/db/embedded-databases'
import { guardEphemeral } from '@/lib/db/embedded-guard'
import { outsideFolder, type Place } from '@/lib/db/embedded-place'
import {
  answers,
  type Postmaster,
  postmasterPort,
  runningPostmaster,
  startPostmaster,
  stopPostmaster,
} from '@/lib/db/embedded-postmaster'
import { choosePort, openDataDir, prepareCluster } from '@/lib/db/embedded-prepare'
import { type EmbeddedRecord, writeRecord } from '@/lib/db/embedded-record'
import { withProcessLock } from '@/lib/process-lock.mjs'
import { StartProblem } from '@/lib/start-problem'

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
export interface EmbeddedDatabase extends Databases {
  readonly port: number
  /** Where the cluster's files are. */
  readonly folder: string
  /** The server's process; null when it died. */
  pid(): number | null
  /** Starts the server again, on the same port, after it died. */
  restart(): Promise<void>
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
    const { record, place } = await prepareCluster(dataDir, options.ephemeral === true, log)
    const joined = runningPostmaster(join(place.folder, 'data'))
    if (joined === null) await choosePort(record, log)
    else record.port = postmasterPort(join(place.folder, 'data'))
    const server = serverOf(dataDir, record, place, options)
    if (joined === null) await startPostmaster(server)
    else if (!(await answers(server.superuserUrl)))
      throw new StartProblem(
        `A PostgreSQL runs on ${server.data} (process ${joined}) and can't be reached. Stop it first.`,
      )
    if (!record.complete) await createRoles(server.superuserUrl, record.passwords)
    writeRecord(dataDir, { ...record, complete: true })
    return handleOf(dataDir, record, server, options, joined !== null && !options.adopt)
  })
}

function handleOf(
  dataDir: string,
  record: EmbeddedRecord,
  server: Postmaster,
  options: EmbeddedOptions,
  keepRunning: boolean,
): EmbeddedDatabase {
  const pid = () => runningPostmaster(server.data)
  const folders = [dataDir, outsideFolder(dataDir, true)]
  const release = options.ephemeral && !keepRunning ? guardEphemeral(server.data, folders) : () => {}
  return {
    ...databasesOf(record),
    port: record.port,
    folder: record.folder,
    pid,
    async restart() {
      await withProcessLock(join(dataDir, 'pg.lock'), async () => {
        if (pid() === null) await startPostmaster(server)
      })
    },
    async stop() {
      if (keepRunning) return
      const running = pid()
      if (running !== null) await stopPostmaster(running)
      if (options.ephemeral) for (const folder of folders) rmSync(folder, { recursive: true, force: true })
      release()
    },
  }
}

function serverOf(dataDir: string, record: EmbeddedRecord, place: Place, options: EmbeddedOptions): Postmaster {
  return {
    binaries: place.binaries,
    data: join(place.folder, 'data'),
    account: record.account,
    port: record.port,
    logFile: join(dataDir, 'postgres.log'),
    settings: options.ephemeral ? { ...settings, ...throwAway } : settings,
    superuserUrl: superuserUrl(record),
  }
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
