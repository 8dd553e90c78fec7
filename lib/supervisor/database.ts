import { setTimeout as delay } from 'node:timers/promises'
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded'
import { withClient } from '@/lib/db/embedded-cluster'
import { applyMigrations } from '@/lib/db/migrate'
import { restartDelayMs } from '@/lib/supervisor/child'
import { requireDurable, requireReachable } from '@/lib/supervisor/external-database'

/** The database of the installation in the embedded server, and the name that it has until it is filled. */
export const databaseName = 'standdown'
const unfinishedName = 'standdown_new'

/** Addresses of the installation's database, as its owner and as the app. */
export interface DatabaseUrls {
  readonly ownerUrl: string
  readonly appUrl: string
}

/** Fills an empty, migrated database. Its connections are closed when it resolves. */
export type Seed = (urls: DatabaseUrls) => Promise<void>

export interface DatabaseOptions {
  /** A PostgreSQL of the user's own; null for the embedded one. */
  external: DatabaseUrls | null
  dataDir: string
  ephemeral: boolean
  allowUnsafe: boolean
  /** Called when the database holds nobody yet. */
  seed: Seed | null
  log: (line: string) => void
}

export interface OpenDatabase extends DatabaseUrls {
  /** The embedded server's process; null when it is not ours, or just died. */
  pid(): number | null
  stop(): Promise<void>
}

/** Makes the installation's database ready: it runs, has the current schema, is safe to confirm writes, and is seeded. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.external ? openExternal(options.external, options) : openEmbedded(options)
}

async function openExternal(urls: DatabaseUrls, { allowUnsafe, seed, log }: DatabaseOptions): Promise<OpenDatabase> {
  await requireReachable('DATABASE_URL', urls.appUrl)
  if (urls.ownerUrl !== urls.appUrl) await requireReachable('DATABASE_OWNER_URL', urls.ownerUrl)
  if (!allowUnsafe) await requireDurable(urls.appUrl)
  logApplied(await applyMigrations(urls.ownerUrl), log)
  if (seed && (await isEmpty(urls.ownerUrl))) await seed(urls)
  return { ...urls, pid: () => null, stop: async () => {} }
}

async function openEmbedded({ dataDir, ephemeral, allowUnsafe, seed, log }: DatabaseOptions): Promise<OpenDatabase> {
  const server = await startEmbedded({ dataDir, ephemeral, adopt: true, log })
  try {
    const urls = { ownerUrl: server.ownerUrl(databaseName), appUrl: server.appUrl(databaseName) }
    if (!(await server.hasDatabase(databaseName))) await createSeeded(server, seed)
    logApplied(await applyMigrations(urls.ownerUrl), log)
    if (seed && (await isEmpty(urls.ownerUrl))) await createSeeded(server, seed)
    if (!allowUnsafe && !ephemeral) await requireDurable(urls.appUrl)
    const release = restartWhenDead(server, log)
    const stop = async () => {
      await release()
      await server.stop()
    }
    return { ...urls, pid: server.pid, stop }
  } catch (cause) {
    await server.stop()
    throw cause
  }
}

/**
 * Puts a fresh database in place of the installation's. It gets its name only when it is whole, so a start that is
 * killed while it seeds leaves nothing half-filled.
 */
export async function createSeeded(server: EmbeddedDatabase, seed: Seed | null): Promise<void> {
  await server.dropDatabase(unfinishedName)
  await server.createDatabase(unfinishedName)
  const urls = { ownerUrl: server.ownerUrl(unfinishedName), appUrl: server.appUrl(unfinishedName) }
  await applyMigrations(urls.ownerUrl)
  await seed?.(urls)
  await server.dropDatabase(databaseName)
  await server.renameDatabase(unfinishedName, databaseName)
}

/** Whether nobody is known to the installation yet. */
async function isEmpty(url: string): Promise<boolean> {
  const { rowCount } = await withClient(url, (client) => client.query('select from person limit 1'))
  return rowCount === 0
}

function logApplied(names: string[], log: (line: string) => void): void {
  if (names.length > 0) log(`Migrated: ${names.join(', ')}`)
}

const lookEveryMs = 500

/** Starts the server again when its process is gone; returns the call that ends the watch. */
function restartWhenDead(server: EmbeddedDatabase, log: (line: string) => void): () => Promise<void> {
  const ending = new AbortController()
  const watch = async () => {
    for (let failures = 0; !ending.signal.aborted; ) {
      await delay(lookEveryMs, undefined, { signal: ending.signal }).catch(() => {})
      if (ending.signal.aborted || server.pid() !== null) continue
      log('The database died; starting it again')
      try {
        await server.restart()
        failures = 0
      } catch (cause) {
        log(cause instanceof Error ? cause.message : String(cause))
        await delay(restartDelayMs(failures++), undefined, { signal: ending.signal }).catch(() => {})
      }
    }
  }
  const done = watch()
  return async () => {
    ending.abort()
    await done
  }
}
