import 'server-only'
import type { PersonActor, Role } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { MailedNotice } from '@/lib/notices/mail'
import { noticeTellsSql } from '@/lib/notices/queries/notices'

/**
 * A notice as its mail tells it. Null where no mail goes out: it was mailed or read already, its person can't sign in any
 * more, or may no longer read what it is about.
 */
export async function findNoticeToMail(noticeId: string): Promise<MailedNotice | null> {
  const [person] = await db().$queryRaw<{ id: string; name: string; roles: Role[] }[]>`
    SELECT p.id, p.name, p.roles::text[] AS roles FROM notice n JOIN person p ON p.id = n."personId"
    WHERE n.id = ${noticeId}::uuid AND p."disabledAt" IS NULL`
  if (!person) return null
  // No session: it only says how far the person's reading reaches.
  const reader: PersonActor = { kind: 'person', ...person, sessionId: '' }
  const [notice] = await db().$queryRaw<MailedNotice[]>`
    SELECT n.id, n.text, n.href, p.email AS address, n."acknowledgeRequired" AS acknowledge,
      EXISTS (SELECT FROM incident i WHERE i.id = n."incidentId" AND i.visibility = 'restricted') AS restricted
    FROM notice n JOIN person p ON p.id = n."personId"
    WHERE n.id = ${noticeId}::uuid AND n."mailedAt" IS NULL AND n."readAt" IS NULL AND ${noticeTellsSql(reader)}`
  return notice ?? null
}
