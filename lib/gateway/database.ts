import { Pool, type PoolConfig } from 'pg'

/** The gateway's own connections for reading, apart from those of the commands, as the application's role. */
export function connectReads(url: string, { verify }: Pick<PoolConfig, 'verify'> = {}): Pool {
  const reads = new Pool({
    connectionString: url,
    options: '-c role=standdown_app',
    connectionTimeoutMillis: 3000,
    // Grants come from these reads: nothing else may wait in front of them.
    max: 2,
    application_name: 'standdown gateway',
    statement_timeout: 3000,
    query_timeout: 4000,
    verify,
  })
  // A connection that breaks while idle is replaced at the next read.
  reads.on('error', () => undefined)
  return reads
}
