import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { ProgramOfIncident } from '@/lib/measures/model'
import { firstPauseSql, type PauseColumns, pauseColumns, pauseOf, recordsSql } from '@/lib/measures/queries/pauses'
import { programVisibleSql } from '@/lib/programs/visible'
import { databaseNow } from '@/lib/timeline/streams'

export interface IncidentMeasures {
  readonly programs: readonly ProgramOfIncident[]
  /** The database's time of this reading. */
  readonly now: Date
}

/** The programs of an incident, each with its first pause for it. None for who may not see the incident. */
export async function getIncidentMeasures(actor: Actor, incidentId: string): Promise<IncidentMeasures> {
  const [rows, now] = await Promise.all([
    db().$queryRaw<(PauseColumns & Omit<ProgramOfIncident, 'pause'>)[]>`
      SELECT p.slug, p.name, ${programVisibleSql(actor)} AS "mayRead", ${pauseColumns}
      FROM incident i JOIN incident_program ip ON ip."incidentId" = i.id JOIN program p ON p.id = ip."programId"
      ${firstPauseSql} ${recordsSql}
      WHERE i.id = ${incidentId}::uuid AND ${visibleSql(actor)} ORDER BY p.name, p.id`,
    databaseNow(db()),
  ])
  const programs = rows.map(({ slug, name, mayRead, ...pause }) => ({ slug, name, mayRead, pause: pauseOf(pause) }))
  return { programs, now }
}
