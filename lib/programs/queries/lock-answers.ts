import 'server-only'
import { db, type Tx } from '@/lib/db/client'
import type { LockBreakState, LockOfferState } from '@/lib/db/generated/client'
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

/** What was offered or asked of one lock, and how it ended. */
export interface AnswerRecord {
  readonly kind: 'offer' | 'break'
  readonly id: string
  readonly state: LockOfferState | LockBreakState
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly endReason: string | null
  /** Who offered it, or whose it was. */
  readonly ownerId: string
  readonly ownerName: string
  /** To whom it was offered, or who asked to remove it. */
  readonly otherName: string
  readonly note: string
  readonly attempts: readonly string[]
  readonly evidence: string | null
  readonly approvedByName: string | null
  readonly acknowledgedAt: Date | null
  readonly acknowledgeNote: string | null
}

/** Every hand-over that was offered and every removal that was asked for on the lock, newest first. */
export async function listAnswers(lockId: string): Promise<AnswerRecord[]> {
  const order = { where: { lockId }, orderBy: { createdAt: 'desc' as const }, take: 100 }
  const [offers, breaks] = await Promise.all([
    db().lockOffer.findMany({ ...order, include: { from: named, to: named } }),
    db().lockBreak.findMany({ ...order, include: { owner: named, requestedBy: named, approvedBy: named } }),
  ])
  const unbroken = { attempts: [], evidence: null, approvedByName: null, acknowledgedAt: null, acknowledgeNote: null }
  const offered = offers.map(({ id, state, createdAt, endedAt, endReason, note, from, to }): AnswerRecord => {
    const ends = { id, state, createdAt, endedAt, endReason, note }
    return { kind: 'offer', ...ends, ownerId: from.id, ownerName: from.name, otherName: to.name, ...unbroken }
  })
  const asked = breaks.map(({ owner, requestedBy, approvedBy, reason, ...row }): AnswerRecord => {
    const names = { ownerName: owner.name, otherName: requestedBy.name, approvedByName: approvedBy?.name ?? null }
    return { kind: 'break', ...row, ...names, note: reason }
  })
  return [...offered, ...asked].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
}
