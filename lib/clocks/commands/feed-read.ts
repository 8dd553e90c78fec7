import 'server-only'
import { hashSecret } from '@/lib/auth/secret-token'
import { db } from '@/lib/db/client'

/** Keeps when a calendar was last read, so that its person can see whether somebody reads it. No record: it has no entry. */
export async function markFeedRead(secret: string): Promise<void> {
  await db().$executeRaw`
    UPDATE calendar_feed SET "lastReadAt" = standdown_now() WHERE "secretHash" = ${hashSecret(secret)}`
}
