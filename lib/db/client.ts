import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@/lib/db/generated/client'
import { statementName } from '@/lib/db/statement-names'

/** The client inside an interactive transaction. */
export type Tx = Prisma.TransactionClient

export interface ConnectOptions {
  readonly url: string
  /** The role that each connection drops to; null stays the login's own (owner: demonstration data, tests). */
  readonly role?: string | null
  /** Connections at most. */
  readonly max?: number
  readonly name?: string
}

/** A Prisma client whose every connection has dropped to the application's role. */
export function connect({ url, role = 'standdown_app', max = 12, name = 'standdown' }: ConnectOptions): PrismaClient {
  const pool = {
    connectionString: url,
    max,
    application_name: name,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    ...(role ? { options: `-c role=${role}` } : {}),
  }
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5000, timeout: 10_000 } })
}

const held = globalThis as { standdownDatabase?: PrismaClient | undefined }

/** The process's client, connected at the first use to DATABASE_URL. */
export function db(): PrismaClient {
  if (!held.standdownDatabase) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set')
    const max = Number(process.env.DATABASE_POOL ?? 12)
    held.standdownDatabase = connect({ url, max })
  }
  return held.standdownDatabase
}

/** Puts another client in place of the process's: the demonstration loader's, a test's. Returns the one before. */
export function setDatabase(client: PrismaClient | undefined): PrismaClient | undefined {
  const before = held.standdownDatabase
  held.standdownDatabase = client
  return before
}
