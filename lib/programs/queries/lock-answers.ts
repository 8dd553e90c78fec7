import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { LockBreakRecord, LockOfferRecord } from '@/lib/programs/model'

// What waits for an answer on one lock, for a caller that may read the lock.

const named = { select: { id: true, name: true } }

/** The offer that stands open on the lock. */
export async function openOffer(
  tx: Tx,
  lockId: string,
): Promise<(LockOfferRecord & { note: string; createdAt: Date }) | null> {
  return tx.lockOffer.findFirst({
    where: { lockId, state: 'open' },
    select: { id: true, lockId: true, from: named, to: named, note: true, createdAt: true },
  })
}

/** The request to remove the lock in its owner's absence that stands open; it may have expired. */
export async function openBreak(tx: Tx, lockId: string): Promise<(LockBreakRecord & { createdAt: Date }) | null> {
  const row = await tx.lockBreak.findFirst({
    where: { lockId, state: 'open' },
    include: { owner: named, requestedBy: named },
  })
  return row && { ...row, requestedAs: row.requestedAs === 'counsel' ? 'counsel' : 'responder' }
}
