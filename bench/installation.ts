import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { encode } from 'next-auth/jwt'
import type { PersonActor } from '@/lib/auth/model'
import { absoluteTtlMs, sessionCookie } from '@/lib/auth/session-token'
import { connect, setDatabase } from '@/lib/db/client'
import { startEmbedded } from '@/lib/db/embedded'
import { freePort } from '@/lib/db/embedded-record'
import { createSeeded } from '@/lib/supervisor/database'
import { installationSecret } from '@/lib/supervisor/secret'
import { startAll } from '@/lib/supervisor/start'
import { addApiKey } from '@/lib/testing/api-keys'
import { addPerson } from '@/lib/testing/people'
import { seed } from './seed'

/** The production build on a filled PostgreSQL that waits for its disk, and somebody who may read and write there. */
export interface Installation {
  readonly webUrl: string
  readonly ownerUrl: string
  /** The reference of the incident with many entries. */
  readonly longReference: string
  readonly actor: PersonActor
  /** Headers of a signed-in browser, and of the person's API key. */
  readonly cookie: { readonly cookie: string }
  readonly key: { readonly authorization: string }
  pids(): Record<string, number | null>
}

export interface Filling {
  readonly incidents: number
  readonly entries: number
  /** Fill anew, though a database of this size is there from a run before. */
  readonly fresh: boolean
}

/** Fills a database once and keeps it for the next run. Returns the reference of the long incident. */
async function fill(dataDir: string, { incidents, entries, fresh }: Filling): Promise<string> {
  const note = join(dataDir, 'seeded.txt')
  if (fresh) rmSync(note, { force: true })
  if (existsSync(note)) return readFileSync(note, 'utf8')
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const server = await startEmbedded({ dataDir, log: console.error })
  let reference = ''
  try {
    await createSeeded(server, async ({ ownerUrl }) => {
      reference = await seed({ ownerUrl, incidents, entries })
    })
  } finally {
    await server.stop()
  }
  writeFileSync(note, reference)
  return reference
}

/** Somebody who handles incidents and reads the dashboard, signed in as the sign-in does it, with an API key. */
async function access(dataDir: string) {
  const actor = await addPerson('responder', 'leader')
  const secret = installationSecret(dataDir)
  const value = await encode({ token: { sid: actor.sessionId }, secret, maxAge: absoluteTtlMs / 1000 })
  return { actor, cookie: { cookie: `${sessionCookie().name}=${value}` }, key: await addApiKey(actor) }
}

/** Runs `work` against an installation of its own on free ports. Its database stays under `.data` for the next run. */
export async function onInstallation(
  filling: Filling,
  work: (installation: Installation) => Promise<void>,
): Promise<void> {
  const dataDir = resolve(`.data/bench-${filling.incidents}`)
  const longReference = await fill(dataDir, filling)
  const ports = { web: await freePort(), gateway: await freePort() }
  const publicUrl = `http://127.0.0.1:${ports.web}`
  const running = await startAll({
    ...{ mode: 'production', ports, dataDir, publicUrl, host: '127.0.0.1', demo: false, database: null, secret: null },
    ...{ evidenceDir: join(dataDir, 'evidence'), allowUnsafeDatabase: false, ephemeral: false },
    log: (part, line) => console.error(`${part}: ${line}`),
    signal: new AbortController().signal,
  })
  const client = connect({ url: running.database.appUrl, max: 2, name: 'standdown bench' })
  setDatabase(client)
  try {
    const { ownerUrl } = running.database
    await work({ webUrl: publicUrl, ownerUrl, longReference, pids: running.pids, ...(await access(dataDir)) })
  } finally {
    setDatabase(undefined)
    await client.$disconnect()
    await running.stop()
  }
}
