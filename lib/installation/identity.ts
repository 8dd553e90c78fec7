/** Anything that runs a statement: a connection or a pool. */
interface Queryable {
  query<R extends object>(text: string): Promise<{ rows: R[] }>
}

/**
 * Which database this is: the cluster's identifier, its line of history and the database's number. Loading a dump makes
 * another database, and recovering to a point in time or promoting a standby another line of history. A copy of files
 * that is put back shows in neither: `npm run db:restored` says it then.
 * With `losslessFailover` the line of history is left out: promotions lose nothing where replication is synchronous.
 */
export async function databaseIdentity(database: Queryable, losslessFailover: boolean): Promise<string> {
  const { rows } = await database.query<{ cluster: string; history: string; database: string }>(`
    SELECT (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
      left(pg_walfile_name(pg_current_wal_lsn()), 8) AS history,
      (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database`)
  const [row] = rows
  if (!row) throw new Error('the database does not say which one it is')
  return [row.cluster, ...(losslessFailover ? [] : [row.history]), row.database].join('-')
}
