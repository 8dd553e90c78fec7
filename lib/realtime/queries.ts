import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { mayEver, type Permission } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'
import { programVisibleSql } from '@/lib/programs/visible'
import type { ListTopic, Topic } from '@/lib/realtime/topics'

/** Who hears that something in a list changed. */
const listPermission: Readonly<Record<ListTopic, Permission>> = {
  incidents: 'incident.read',
  programs: 'program.read',
  statements: 'statement.read',
  workplace: 'audit.read',
  // Each is told to its own person alone.
  notices: 'notice.own',
}

/**
 * Those of the topics that the actor may follow. What they may not see and what does not exist are left out alike, so that
 * neither ever fires.
 */
export async function allowedTopics(actor: Actor, topics: readonly Topic[]): Promise<Set<Topic>> {
  const lists = topics.filter((topic): topic is ListTopic => !topic.includes('/'))
  const allowed = new Set<Topic>(lists.filter((topic) => mayEver(actor, listPermission[topic])))
  const objects = topics.filter((topic) => topic.includes('/'))
  if (objects.length === 0) return allowed
  const mayReadStatements = mayEver(actor, 'statement.read')
  const found = await db().$queryRaw<{ topic: Topic }[]>`
    WITH asked AS (SELECT split_part(t, '/', 1) AS kind, split_part(t, '/', 2)::uuid AS id, t AS topic FROM unnest(${objects}::text[]) t)
    SELECT a.topic FROM asked a JOIN incident i ON a.kind = 'incident' AND i.id = a.id WHERE ${visibleSql(actor)}
    UNION ALL SELECT a.topic FROM asked a JOIN program p ON a.kind = 'program' AND p.id = a.id WHERE ${programVisibleSql(actor, 'program.read')}
    UNION ALL SELECT a.topic FROM asked a JOIN statement s ON a.kind = 'statement' AND s.id = a.id
      JOIN incident i ON i.id = s."incidentId" WHERE ${mayReadStatements} AND ${visibleSql(actor)}`
  for (const { topic } of found) allowed.add(topic)
  return allowed
}

/** Those of the sessions that still stand. Asking does not prolong them: an open page is not a person at work. */
export async function listLiveSessions(sessionIds: readonly string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT s.id FROM session s JOIN person p ON p.id = s."personId"
    WHERE s.id = ANY(${[...sessionIds]}::uuid[]) AND s."endedAt" IS NULL AND p."disabledAt" IS NULL
      AND s."idleExpiresAt" > standdown_now() AND s."expiresAt" > standdown_now()`
  return new Set(rows.map(({ id }) => id))
}
