import { withClient } from '@/lib/db/embedded-cluster'
import { errorCode, StartProblem } from '@/lib/start-problem'

/** Throws StartProblem when the database at `url`, which `variable` names, does not take this login. */
export async function requireReachable(variable: string, url: string): Promise<void> {
  const { hostname, port, pathname, username } = new URL(url)
  const where = `${hostname}:${port || '5432'}`
  try {
    await withClient(url, (client) => client.query('select 1'))
  } catch (cause) {
    throw new StartProblem(`${variable}: ${reasonOf(cause, where, username, pathname.slice(1))}`, { cause })
  }
}

function reasonOf(cause: unknown, where: string, user: string, database: string): string {
  switch (errorCode(cause)) {
    case 'ECONNREFUSED':
      return `nothing answers at ${where}. Start PostgreSQL there, or remove the setting to use the embedded one.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the host of ${where} is not known. Correct the address.`
    case '28P01':
    case '28000':
      return `${where} refuses the user "${user}" or its password. Correct them.`
    case '3D000':
      return `${where} has no database "${database}". Create it, or name another.`
    case '53300':
      return `${where} has no connection left. Raise max_connections there, or end other connections.`
    default:
      return `${where} can't be used: ${cause instanceof Error ? cause.message : String(cause)}.`
  }
}

/**
 * Refuses a database that may lose what it has confirmed: with one of these settings off, a power cut can take back
 * entries that people were told are on the record.
 */
export async function requireDurable(url: string): Promise<void> {
  const off = await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name",
    )
    return rows.map(({ name }) => name)
  })
  if (off.length === 0) return
  throw new StartProblem(
    `The database may lose what it confirmed: ${off.join(', ')} ${off.length > 1 ? 'are' : 'is'} off. Turn it on there, or set ALLOW_UNSAFE_DATABASE=1 if its data doesn't matter.`,
  )
}
