import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { windowDays } from '@/lib/dashboard/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { Exposure, ExposureTimes, Percentiles, RecordsAfterPause } from '@/lib/measures/model'
import { firstPauseSql, recordsSql } from '@/lib/measures/queries/pauses'
import { exposureOf, percentilesOf, timeToPauseMs } from '@/lib/measures/rules'
import { programVisibleSql } from '@/lib/programs/visible'

const permission = 'dashboard.read'
const since = Prisma.sql`(SELECT standdown_now() - make_interval(days => ${windowDays}::int))`
const counts = Prisma.sql`NOT i.drill AND i.status NOT IN ('duplicate', 'withdrawn')`

interface Named {
  readonly reference: string
  readonly title: string
}

/** The first pause of a program for an incident, completed within the window. */
export interface PauseRow extends Named, RecordsAfterPause {
  readonly slug: string
  readonly program: string
  readonly mayReadProgram: boolean
  readonly filedAt: Date
  readonly completedAt: Date
}

/** Every such pause for an incident that the actor may see, newest first. */
export async function listPauseRows(actor: Actor): Promise<PauseRow[]> {
  return db().$queryRaw<PauseRow[]>`
    SELECT i.reference, i.title, p.slug, p.name AS program, ${programVisibleSql(actor)} AS "mayReadProgram", i."filedAt",
      s."completedAt", r.violation, r.late, r.unknown, r.watched
    FROM (
      SELECT e."streamId", e.seq, (e.payload->'program'->>'id')::uuid AS "programId", e.payload->>'epoch' AS epoch,
        e."recordedAt" AS "completedAt",
        e."recordedAt" - (e.payload->>'tookMs')::float8 * interval '1 millisecond' AS "pausedAt"
      FROM timeline_entry e WHERE e.kind = 'program.pause_completed' AND e."recordedAt" >= ${since}) s
    JOIN incident i ON i.id = s."streamId" JOIN program p ON p.id = s."programId"
    ${recordsSql}
    WHERE ${counts} AND ${visibleSql(actor, permission)} AND NOT EXISTS (
      SELECT FROM timeline_entry x WHERE x."streamId" = s."streamId" AND x.kind = 'program.pause_completed' AND x.seq < s.seq
        AND (x.payload->'program'->>'id')::uuid = s."programId")
    ORDER BY s."completedAt" DESC, i.id DESC`
}

/** An incident whose exposure ended within the window. */
export interface ExposureRow extends Named {
  readonly exposure: Exposure
}

const beginning = Prisma.sql`least(i."startedAt", i."detectedAt", i."filedAt")`

/**
 * `held`: incidents with a lock that were not contained before the window, with the moment at which all their programs had
 * been stopped; `spans`: every exposure that was contained or stopped. The rule is exposureOf; a test holds both together.
 */
function spansSql(actor: Actor): Prisma.Sql {
  const visible = Prisma.sql`${counts} AND ${visibleSql(actor, permission)}`
  return Prisma.sql`
    WITH held AS MATERIALIZED (
      SELECT i.id, i."containedAt", ${beginning} AS "from", CASE WHEN bool_and(s."completedAt" IS NOT NULL)
        THEN max(s."completedAt") FILTER (WHERE s."completedAt" > ${beginning}) END AS stopped
      FROM incident i JOIN incident_program ip ON ip."incidentId" = i.id JOIN program p ON p.id = ip."programId"
      ${firstPauseSql}
      WHERE i.id IN (SELECT l."incidentId" FROM pause_lock l) AND (i."containedAt" IS NULL OR i."containedAt" >= ${since})
        AND ${visible}
      GROUP BY i.id),
    spans AS (
      SELECT id, "from", greatest("from", least("containedAt", stopped)) AS until, stopped FROM held
      WHERE coalesce("containedAt", stopped) IS NOT NULL
      UNION ALL
      SELECT i.id, ${beginning}, greatest(${beginning}, i."containedAt"), NULL FROM incident i
      WHERE i."containedAt" >= ${since} AND ${visible}
        AND NOT EXISTS (SELECT FROM pause_lock l WHERE l."incidentId" = i.id))`
}

/** The longest exposures that ended within the window, longest first. */
export async function listExposureRows(actor: Actor, limit: number): Promise<ExposureRow[]> {
  const rows = await db().$queryRaw<(Named & ExposureTimes & { stopped: Date | null })[]>`
    ${spansSql(actor)}
    SELECT i.reference, i.title, i."filedAt", i."startedAt", i."detectedAt", i."containedAt", spans.stopped
    FROM (SELECT * FROM spans WHERE until >= ${since} ORDER BY until - "from" DESC, id LIMIT ${limit}) spans
    JOIN incident i ON i.id = spans.id ORDER BY spans.until - spans."from" DESC, i.id`
  return rows.map(({ reference, title, stopped, ...times }) => ({
    ...{ reference, title },
    exposure: exposureOf(times, stopped ? [stopped] : []),
  }))
}

/** `goingOn`: exposures that have not ended, which no length can count. */
export interface ExposureFigure extends Percentiles {
  readonly goingOn: number
}

async function exposureFigure(actor: Actor): Promise<ExposureFigure> {
  const [row] = await db().$queryRaw<ExposureFigure[]>`
    ${spansSql(actor)}
    SELECT extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY until - "from"))::float8 * 1000 AS median,
      extract(epoch FROM percentile_cont(0.9) WITHIN GROUP (ORDER BY until - "from"))::float8 * 1000 AS p90, count(*)::int AS count,
      ((SELECT count(*) FROM incident i WHERE i.status IN ('reported', 'investigating') AND NOT i.drill AND ${visibleSql(actor, permission)})
        - (SELECT count(*) FROM held WHERE "containedAt" IS NULL AND stopped IS NOT NULL))::int AS "goingOn"
    FROM spans WHERE until >= ${since}`
  return row ?? { median: null, p90: null, count: 0, goingOn: 0 }
}

/** `total`: violations over all of them. `unwatched`: pauses that no guard or store reports on. */
export interface RecordsFigure extends Percentiles {
  readonly total: number
  readonly unwatched: number
}

export interface DashboardMeasures {
  readonly pause: Percentiles
  readonly exposure: ExposureFigure
  readonly records: RecordsFigure
}

/** The rows that the time to a pause is counted from: a program that stood before the filing has none. */
export function timedRows(rows: readonly PauseRow[]): PauseRow[] {
  return rows.filter(({ filedAt, completedAt }) => timeToPauseMs(filedAt, completedAt) !== null)
}

/** The rows that records are counted from: somebody looked. Most violations first. */
export function watchedRows(rows: readonly PauseRow[]): PauseRow[] {
  return rows.filter(({ watched }) => watched).sort((a, b) => b.violation - a.violation)
}

/** The figures over incidents that the actor's dashboard reaches; the caller has asked whether it is theirs. */
export async function getDashboardMeasures(actor: Actor): Promise<DashboardMeasures> {
  const [rows, exposure] = await Promise.all([listPauseRows(actor), exposureFigure(actor)])
  const times = timedRows(rows).map((row) => row.completedAt.getTime() - row.filedAt.getTime())
  const violations = watchedRows(rows).map(({ violation }) => violation)
  const total = violations.reduce((sum, count) => sum + count, 0)
  const records = { ...percentilesOf(violations), total, unwatched: rows.length - violations.length }
  return { pause: percentilesOf(times), exposure, records }
}
