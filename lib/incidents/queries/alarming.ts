import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'

/** An incident that every page names at its top. */
interface Alarming {
  readonly reference: string
  readonly title: string
  readonly severity: number
  readonly provisional: boolean
  readonly drill: boolean
  readonly filedAt: Date
}

/**
 * The worst and then oldest of the open SEV 0 and SEV 1 incidents that the actor may see, and how many there are besides.
 * Every page asks this: severity and status stand in the text, so that the index of open incidents alone answers.
 */
export async function findAlarming(actor: Actor): Promise<{ worst: Alarming | null; more: number }> {
  const [row] = await db().$queryRaw<(Alarming & { more: number })[]>`
    WITH alarming AS MATERIALIZED (
      SELECT i.id, i.severity, i."filedAt" FROM incident i
      WHERE i.severity <= 1 AND i.status IN ('reported', 'investigating', 'contained') AND ${visibleSql(actor)})
    SELECT i.reference, i.title, i.severity, i.provisional, i.drill, i."filedAt", (SELECT count(*)::int - 1 FROM alarming) AS more
    FROM incident i WHERE i.id = (SELECT id FROM alarming ORDER BY severity, "filedAt", id LIMIT 1)`
  if (!row) return { worst: null, more: 0 }
  const { more, ...worst } = row
  return { worst, more }
}
