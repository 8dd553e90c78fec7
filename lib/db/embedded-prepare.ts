import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { chooseAccount } from '@/lib/db/embedded-account'
import { createCluster } from '@/lib/db/embedded-cluster'
import { findPlace, type Place } from '@/lib/db/embedded-place'
import { type EmbeddedRecord, freePort, newPasswords, readRecord, writeRecord } from '@/lib/db/embedded-record'
import { fileProblem, StartProblem } from '@/lib/start-problem'

/** Makes the data folder when it is missing, and returns its one true path. */
export function openDataDir(dataDir: string): string {
  try {
    // Others may pass through it (PostgreSQL runs as another user when root starts it) but not look around.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    return realpathSync(dataDir)
  } catch (cause) {
    throw fileProblem(cause, dataDir)
  }
}

/** Finds the record and the folders of this data folder, and creates the cluster when there is none yet. */
export async function prepareCluster(
  dataDir: string,
  ephemeral: boolean,
  log: (line: string) => void,
): Promise<{ record: EmbeddedRecord; place: Place }> {
  const known = movedAway(readRecord(dataDir), dataDir)
  const account = known?.account ?? chooseAccount()
  const place = findPlace(dataDir, account, ephemeral)
  if (known?.complete) {
    if (existsSync(join(known.folder, 'data', 'PG_VERSION')))
      return { record: known, place: { ...place, folder: known.folder } }
    throw new StartProblem(
      `The database in ${known.folder} is gone. Restore it, or remove ${join(dataDir, 'pg.json')} to begin with an empty one.`,
    )
  }
  const passwords = newPasswords()
  const record = { home: dataDir, folder: place.folder, port: await freePort(), account, passwords, complete: false }
  const outside = place.folder.startsWith(dataDir) ? '' : `, outside ${dataDir}, which that user can't enter`
  log(`Creating the database in ${place.folder}${account ? ` as the user ${account.name}` : ''}${outside}`)
  writeRecord(dataDir, record)
  await createCluster(place.binaries, place.folder, account, passwords.superuser)
  return { record, place }
}

/** Keeps the port of the record when it is free; else takes another one, which is remembered from then on. */
export async function choosePort(record: EmbeddedRecord, log: (line: string) => void): Promise<void> {
  const port = await freePort(record.port)
  if (port !== record.port) log(`Port ${record.port} of the database is taken; it listens on ${port} from now on`)
  record.port = port
}

/** A data folder that was moved or copied keeps the cluster inside it, never one outside, which is the original's. */
function movedAway(known: EmbeddedRecord | null, dataDir: string): EmbeddedRecord | null {
  if (known === null || known.home === dataDir) return known
  const inside = join(dataDir, 'pg')
  return known.folder === join(known.home, 'pg') ? { ...known, home: dataDir, folder: inside } : null
}
