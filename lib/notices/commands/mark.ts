import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'

/** Marks a notice of the actor's own as read. What somebody has looked at is theirs to know: it stands on no record. */
export async function markRead(actor: Actor, noticeId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE notice SET "readAt" = standdown_now()
    WHERE id = ${noticeId}::uuid AND "personId" = ${personIdOf(actor)}::uuid AND "readAt" IS NULL`
}

/** Marks all notices of the actor's own as read. What wants acknowledging still does. */
export async function markAllRead(actor: Actor): Promise<void> {
  await db().$executeRaw`
    UPDATE notice SET "readAt" = standdown_now() WHERE "personId" = ${personIdOf(actor)}::uuid AND "readAt" IS NULL`
}

/** Keeps that the mail of a notice was taken by the mail server. */
export async function markMailed(noticeId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE notice SET "mailedAt" = standdown_now() WHERE id = ${noticeId}::uuid AND "mailedAt" IS NULL`
}
