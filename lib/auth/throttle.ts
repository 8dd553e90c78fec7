import 'server-only'
import { createHash } from 'node:crypto'
import { db, type Tx } from '@/lib/db/client'

/** Attempts a minute: by account however many people try it, by address, and by everybody together. */
export const perAccount = 10
const perAddress = 60
const inAll = 600

type Connection = Pick<Tx, '$queryRaw' | '$executeRaw'>

/** Names of strangers are not kept, so an account stands here under a hash, whether it exists or not. */
function keysOf(emailKey: string, address: string) {
  const account = createHash('sha256').update(emailKey).digest('hex').slice(0, 32)
  return { account: `account:${account}`, address: `address:${address}`, all: 'all' }
}

/**
 * Counts an attempt before it is made, so that attempts at the same moment, on any instance, count each other. False means
 * that it must not be made. For an account the minute starts again with each attempt that is let through: no stretch of 60 s
 * ever holds more than ten. For the other two a minute is a fixed one, so that nobody can keep the door shut by knocking.
 */
export async function claimAttempt(emailKey: string, address: string, on: Connection = db()): Promise<boolean> {
  const keys = keysOf(emailKey, address)
  const counted = await on.$queryRaw<{ allowed: boolean }[]>`
    INSERT INTO sign_in_throttle AS t (key, "windowStart", failures)
    SELECT key, standdown_now(), 1 FROM unnest(${[keys.account, keys.address, keys.all]}::text[]) AS key
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN t."windowStart" <= standdown_now() - interval '1 minute' THEN 1
        ELSE least(t.failures, 1000000) + 1 END,
      "windowStart" = CASE WHEN t."windowStart" <= standdown_now() - interval '1 minute'
        OR (t.key LIKE 'account:%' AND t.failures < ${perAccount}::int) THEN standdown_now() ELSE t."windowStart" END
    RETURNING failures <= CASE WHEN key = 'all' THEN ${inAll}::int WHEN key LIKE 'address:%' THEN ${perAddress}::int ELSE ${perAccount}::int END AS allowed`
  return counted.every(({ allowed }) => allowed)
}

/** An attempt that succeeded counts for nothing. Takes the chance to drop what is long past. */
export async function releaseAttempt(emailKey: string, address: string, on: Connection = db()): Promise<void> {
  const keys = keysOf(emailKey, address)
  await on.$executeRaw`
    WITH counted AS (
      SELECT key FROM sign_in_throttle WHERE key IN (${keys.account}, ${keys.address}, ${keys.all}) ORDER BY key FOR UPDATE
    )
    UPDATE sign_in_throttle t SET failures = greatest(t.failures - 1, 0) FROM counted WHERE t.key = counted.key`
  await on.$executeRaw`DELETE FROM sign_in_throttle WHERE "windowStart" < standdown_now() - interval '1 hour'`
}
