import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { IncidentOfProgram, PauseFacts } from '@/lib/measures/model'
import {
  completionSql,
  firstPauseSql,
  type PauseColumns,
  pauseColumns,
  pauseOf,
  recordsSql,
} from '@/lib/measures/queries/pauses'
import { readableProgram } from '@/lib/programs/queries/readable'
import { databaseNow } from '@/lib/timeline/streams'

const shownPauses = 10
const shownIncidents = 100

export interface ProgramMeasures {
  /** The latest pauses, newest first, whatever they were for. */
  readonly pauses: readonly PauseFacts[]
  /** The latest incidents that name the program, as far as the viewer may see them; drills and withdrawn ones left out. */
  readonly incidents: readonly IncidentOfProgram[]
  /** The database's time of this reading. */
  readonly now: Date
}

/** How long the program's pauses took and what came after them. Throws NotFound. */
export async function getProgramMeasures(actor: Actor, slug: string): Promise<ProgramMeasures> {
  const { id } = await readableProgram(actor, slug)
  const [pauses, incidents, now] = await Promise.all([listPauses(id), listIncidents(actor, id), databaseNow(db())])
  return { pauses, incidents, now }
}

async function listPauses(programId: string): Promise<PauseFacts[]> {
  const rows = await db().$queryRaw<PauseColumns[]>`
    SELECT ${pauseColumns} FROM program p
    CROSS JOIN LATERAL (
      SELECT b.epoch, b."pausedAt", c."completedAt" FROM (
        SELECT e.seq, e.payload->>'epoch' AS epoch, e."recordedAt" AS "pausedAt" FROM timeline_entry e
        WHERE e."streamId" = p.id AND e.kind = 'program.paused' ORDER BY e.seq DESC LIMIT ${shownPauses}) b
      LEFT JOIN LATERAL (${completionSql(Prisma.sql`b.epoch`)}) c ON TRUE) s
    ${recordsSql}
    WHERE p.id = ${programId}::uuid ORDER BY s."pausedAt" DESC`
  return rows.map(pauseOf).filter((pause) => pause !== null)
}

function listIncidents(actor: Actor, programId: string): Promise<IncidentOfProgram[]> {
  return db().$queryRaw<IncidentOfProgram[]>`
    SELECT i.reference, i.title, i."filedAt", i."startedAt", i."detectedAt", i."containedAt", s."completedAt"
    FROM incident_program ip JOIN incident i ON i.id = ip."incidentId" JOIN program p ON p.id = ip."programId"
    ${firstPauseSql}
    WHERE ip."programId" = ${programId}::uuid AND NOT i.drill AND i.status NOT IN ('duplicate', 'withdrawn')
      AND ${visibleSql(actor)}
    ORDER BY i."filedAt" DESC, i.id DESC LIMIT ${shownIncidents}`
}
