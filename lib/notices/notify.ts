import 'server-only'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { enqueue } from '@/lib/jobs/enqueue'
import { mailSettings } from '@/lib/notices/mail-settings'
import { browserChannel } from '@/lib/realtime/topics'

/** What some people should hear of. */
export interface NewNotice {
  readonly to: readonly string[]
  /** What sort of news it is, such as `safeguard_expires`. */
  readonly kind: string
  /** One or two sentences that each of them may read; of a restricted incident no more than its members may. */
  readonly text: string
  /** The page of ours to look at. */
  readonly href: string
  /** Of the notices of one person with the same key there is one: saying it again changes nothing. */
  readonly key: string
  /** Whether they have to say that they have taken note. */
  readonly acknowledge?: boolean
  /** The incident that it is about, where the address does not name it. */
  readonly incidentId?: string | null
}

const longestText = 1000

/** What people write into a notice, a reason or a note, stands whole on the page that it leads to. */
function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= longestText ? text : `${characters.slice(0, longestText - 1).join('')}…`
}

/**
 * Tells people something, in the caller's own transaction: it stands under their bell with the commit, and is mailed
 * where mail is set up. The incident, statement or program of the address is kept with it: to whoever may not read that
 * any more, the notice tells nothing.
 */
export async function notify(tx: Tx, notice: NewNotice): Promise<void> {
  const { kind, text, href, key, acknowledge = false, incidentId = null } = notice
  const to = [...new Set(notice.to)]
  if (to.length === 0) return
  const made = await tx.$queryRaw<{ id: string }[]>`
    WITH made AS (
      INSERT INTO notice (id, "personId", kind, text, href, key, "incidentId", "programId", "createdAt", "acknowledgeRequired")
      SELECT t.id, p.id, ${kind}, ${shortened(text)}, ${href}, ${key},
        coalesce(${incidentId}::uuid, (SELECT i.id FROM incident i WHERE i.reference = substring(${href} FROM 'INC-[0-9A-Z]{5}')),
          (SELECT s."incidentId" FROM statement s WHERE s.reference = substring(${href} FROM '^/statements/([^/?#]+)'))),
        (SELECT g.id FROM program g WHERE g.slug = substring(${href} FROM '^/programs/([^/?#]+)')), standdown_now(), ${acknowledge}
      FROM unnest(${to.map(() => newId())}::uuid[], ${to}::uuid[]) AS t(id, "personId")
      JOIN person p ON p.id = t."personId" AND p."disabledAt" IS NULL
      ON CONFLICT ("personId", key) DO NOTHING RETURNING id, "personId"
    )
    SELECT m.id, pg_notify(${browserChannel}, jsonb_build_object('topic', 'notices', 'version', 1, 'for', m."personId")::text)::text
    FROM made m`
  if (mailSettings()) for (const { id } of made) await enqueue(tx, 'notices.mail', { noticeId: id })
}
