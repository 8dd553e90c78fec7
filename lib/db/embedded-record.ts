import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { fileProblem, StartProblem } from '@/lib/start-problem'

const recordSchema = z.object({
  home: z.string(),
  folder: z.string(),
  port: z.int(),
  account: z.object({ name: z.string(), uid: z.int(), gid: z.int() }).nullable(),
  passwords: z.object({ superuser: z.string(), owner: z.string(), app: z.string() }),
  complete: z.boolean(),
})

/**
 * What is kept about the embedded database in `$DATA_DIR/pg.json`, readable by its owner alone: where its files are,
 * its port, its account and the three random passwords. `complete` is false until the roles exist, so that a first
 * start that was interrupted begins again.
 */
export type EmbeddedRecord = z.infer<typeof recordSchema>

/** The record of this data folder; null before the first start. */
export function readRecord(dataDir: string): EmbeddedRecord | null {
  const path = recordPath(dataDir)
  if (!existsSync(path)) return null
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new StartProblem(
      `${path} can't be understood. Restore it from a backup: it holds the database's passwords.`,
      {
        cause,
      },
    )
  }
}

/** Writes the record whole or not at all. */
export function writeRecord(dataDir: string, record: EmbeddedRecord): void {
  const path = recordPath(dataDir)
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
  } catch (cause) {
    throw fileProblem(cause, path)
  }
}

/** Three new passwords of 256 random bits each. */
export function newPasswords(): EmbeddedRecord['passwords'] {
  const secret = () => randomBytes(32).toString('base64url')
  return { superuser: secret(), owner: secret(), app: secret() }
}

/** A port of the loopback address that nobody listens on: the wanted one when it is free. */
export async function freePort(wanted = 0): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? Promise.reject(new StartProblem('No port is free.'))
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}

function recordPath(dataDir: string): string {
  return join(dataDir, 'pg.json')
}
