import 'server-only'
import type { Tx } from '@/lib/db/client'
import { cancelJob, enqueue } from '@/lib/jobs/enqueue'
import { reminderDays, remindersAhead } from '@/lib/programs/rules/safeguards'

/**
 * Asks for the reminders before a verification expires, and for its end; those of an earlier end move, or go where the
 * new one leaves no time for them.
 */
export async function planExpiry(
  tx: Tx,
  programId: string,
  { id: safeguardId, expiresAt }: { readonly id: string; readonly expiresAt: Date | null },
  now: Date,
): Promise<void> {
  const data = { programId, safeguardId }
  const ahead = new Map(expiresAt ? remindersAhead(expiresAt, now).map(({ days, at }) => [days, at]) : [])
  for (const days of reminderDays) {
    const [at, key] = [ahead.get(days), `${safeguardId}/${days}`]
    if (at) await enqueue(tx, 'safeguards.remind', data, { at, key })
    else await cancelJob(tx, 'safeguards.remind', key)
  }
  if (expiresAt) await enqueue(tx, 'safeguards.expire', data, { at: expiresAt, key: safeguardId })
  else await cancelJob(tx, 'safeguards.expire', safeguardId)
}
