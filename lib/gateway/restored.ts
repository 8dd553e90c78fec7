import { setTimeout as wait } from 'node:timers/promises'
import { Client, type PoolClient } from 'pg'
import { Unavailable } from '@/lib/errors'
import { systemActor } from '@/lib/gateway/actor'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { adoptDatabase } from '@/lib/installation/commands/adopt-database'
import { databaseIdentity } from '@/lib/installation/identity'
import { log } from '@/lib/log'
import { stopAfterRestore } from '@/lib/programs/commands/stop-after-restore'

/** Gateways that meet a restored database at the same time take turns. */
const turn = 0x5d_0001

/** A database that says nothing for longer is tried again with the next connection, and so is a turn that does not come. */
const answersWithin = { connectionTimeoutMillis: 3000, statement_timeout: 9000, query_timeout: 10_000, keepAlive: true }
const leavesWithinMs = 1000

const restoredReason = 'The database was restored. A pause may have been lost with it.'

export interface SafeguardedDatabase {
  readonly url: string
  /** Promotions of a standby lose nothing: replication is synchronous. */
  readonly losslessFailover: boolean
}

/**
 * Keeps a gateway from a database that it does not know: one that was restored may have forgotten a pause, so every
 * program in it is stopped before anything is granted from it.
 */
export class KnownDatabase {
  #identity: string | null = null
  #recovering: Promise<void> | null = null

  constructor(private readonly database: SafeguardedDatabase) {}

  /** For `Pool`: looks at each new connection before it is used. */
  readonly verify = (client: PoolClient, done: (problem?: Error) => void): void => {
    this.look(client).then(() => done(), done)
  }

  /** Resolves once the database is known, after its programs were stopped if it is another one than was recorded. */
  recover(): Promise<void> {
    this.#recovering ??= this.takeOver().finally(() => {
      this.#recovering = null
    })
    return this.#recovering
  }

  private async look(client: PoolClient): Promise<void> {
    const identity = await databaseIdentity(client, this.database.losslessFailover)
    if (identity !== this.#identity) await this.recover()
    if (identity !== this.#identity) throw new Unavailable(1, 'The database is another one than before.')
  }

  private async takeOver(): Promise<void> {
    const own = { connectionString: this.database.url, options: '-c role=standdown_app' }
    const client = new Client({ ...own, ...answersWithin })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('SELECT pg_advisory_lock($1)', [turn])
      const identity = await databaseIdentity(client, this.database.losslessFailover)
      const { rows } = await client.query<{ identity: string }>('SELECT identity FROM database_identity')
      const [recorded] = rows
      if (recorded?.identity !== identity) {
        const stopped = recorded ? await stopEverything(client) : 0
        await adoptDatabase(systemActor, { identity, stopped })
        if (recorded) log.warn({ stopped }, 'the database was restored: every program was stopped')
      }
      this.#identity = identity
    } finally {
      const left = client.end().catch(() => undefined)
      await Promise.race([left, wait(leavesWithinMs, undefined, { ref: false })])
    }
  }
}

/** Stops every program that isn't retired, each with an epoch above all that were used. Resolves to their number. */
export async function stopEverything(client: Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM program WHERE phase <> 'retired' ORDER BY id`)
  for (const { id } of rows) await stopAfterRestore(systemActor, { programId: id, reason: restoredReason })
  return rows.length
}

/**
 * A read that began after an epoch was known can't show an older one, unless the database went back to what it was: a
 * copy of its files was put in place. Stops the program above the epoch that is remembered, and throws Unavailable.
 */
export function refuseOlder(rows: readonly ProgramRow[], before: ReadonlyMap<string, bigint>): void {
  const older = rows.filter((row) => row.epoch < (before.get(row.id) ?? 0n))
  for (const { id: programId } of older) {
    const order = { programId, reason: restoredReason, highestEpoch: (before.get(programId) ?? 0n).toString() }
    stopAfterRestore(systemActor, order).catch((err: unknown) => log.error({ err, programId }, 'not stopped'))
  }
  if (older.length > 0) throw new Unavailable(1, 'The database is older than it was.')
}
