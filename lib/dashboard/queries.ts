import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { mayEver, scopesOf } from '@/lib/auth/permissions'
import { listNextDeadlines, type NextDeadline } from '@/lib/clocks/queries/deadlines'
import {
  type ExpiringSafeguard,
  expiringWithinDays,
  type FiledInWeek,
  type OpenAtSeverity,
  type PausedProgram,
  type PublishedStatement,
  type Spread,
  windowDays,
  windowWeeks,
} from '@/lib/dashboard/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Forbidden } from '@/lib/errors'
import { type SeverityLevel, severityScale } from '@/lib/incidents/model'
import { visibleSql } from '@/lib/incidents/visible'
import { type DashboardMeasures, getDashboardMeasures } from '@/lib/measures/queries/dashboard'
import { getStatementFigures, type StatementFigures } from '@/lib/measures/queries/statements'
import { fallenSql } from '@/lib/statements/queries/fallen'

const permission = 'dashboard.read'
const since = Prisma.sql`(SELECT standdown_now() - make_interval(days => ${windowDays}::int))`

async function openBySeverity(actor: Actor): Promise<OpenAtSeverity[]> {
  const rows = await db().$queryRaw<{ severity: SeverityLevel; open: number; provisional: number }[]>`
    SELECT i.severity, count(*)::int AS open, count(*) FILTER (WHERE i.provisional)::int AS provisional
    FROM incident i
    WHERE i.status IN ('reported', 'investigating', 'contained') AND NOT i.drill AND ${visibleSql(actor, permission)}
    GROUP BY i.severity`
  const found = new Map(rows.map((row) => [row.severity, row]))
  return severityScale.map(({ level }) => found.get(level) ?? { severity: level, open: 0, provisional: 0 })
}

async function filedByWeek(actor: Actor): Promise<FiledInWeek[]> {
  // The beginning is a query of its own: the database's clock would otherwise be asked for every incident there is.
  return db().$queryRaw<FiledInWeek[]>`
    SELECT to_char(week, 'YYYY-MM-DD') AS week, severity, filed FROM (
      SELECT date_trunc('week', i."filedAt" AT TIME ZONE 'UTC') AS week, i.severity, count(*)::int AS filed
      FROM incident i
      WHERE i."filedAt" >= (SELECT (date_trunc('week', standdown_now() AT TIME ZONE 'UTC')
          - make_interval(weeks => ${windowWeeks - 1}::int)) AT TIME ZONE 'UTC')
        AND NOT i.drill AND ${visibleSql(actor, permission)}
      GROUP BY 1, 2) weeks`
}

/** Programs within the reach of the actor's dashboard: all, or those that the person owns. */
function programsWithin(actor: Actor): Prisma.Sql {
  const scopes = scopesOf(actor, permission)
  if (scopes.has('any')) return Prisma.sql`TRUE`
  return Prisma.sql`EXISTS (SELECT FROM program_owner po WHERE po."programId" = p.id AND po."personId" = ${personIdOf(actor)}::uuid)`
}

async function pausedPrograms(actor: Actor): Promise<PausedProgram[]> {
  return db().$queryRaw<PausedProgram[]>`
    SELECT p.slug, p.name, p.phase::text AS phase, p."pausedAt", p."leasesOverAt", p."pauseCompletedAt",
      (SELECT count(*)::int FROM collector c
        WHERE c."programId" = p.id AND c."registeredAt" <= p."pausedAt"
          AND (c."retiredAt" IS NULL OR c."retiredAt" > p."pausedAt")) AS known,
      coalesce(a.confirmed, 0)::int AS confirmed, coalesce(a.expired, 0)::int AS expired, coalesce(a.manual, 0)::int AS manual
    FROM program p
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE kind = 'confirmed') AS confirmed, count(*) FILTER (WHERE kind = 'expired') AS expired,
        count(*) FILTER (WHERE kind = 'manual') AS manual
      FROM collector_account a WHERE a."programId" = p.id AND a.epoch = p.epoch
    ) a ON TRUE
    WHERE p.phase IN ('pausing', 'paused', 'resume_requested', 'ramping') AND ${programsWithin(actor)}
    ORDER BY p."pausedAt" DESC NULLS LAST, p.slug LIMIT 50`
}

async function expiringSafeguards(actor: Actor): Promise<ExpiringSafeguard[]> {
  return db().$queryRaw<ExpiringSafeguard[]>`
    SELECT g.id, g.title, p.slug, p.name, g."expiresAt", g."expiresAt" <= standdown_now() AS expired
    FROM safeguard g JOIN program p ON p.id = g."programId"
    WHERE g.state = 'verified' AND g.required AND p.phase <> 'retired'
      AND g."expiresAt" <= (SELECT standdown_now() + make_interval(days => ${expiringWithinDays}::int)) AND ${programsWithin(actor)}
    ORDER BY g."expiresAt", g.id LIMIT 20`
}

async function publishedStatements(actor: Actor): Promise<PublishedStatement[]> {
  return db().$queryRaw<PublishedStatement[]>`
    SELECT s.reference, s.title, s.kind, i.reference AS "incidentReference", s."publishedAt",
      CASE WHEN s.standing = 'contradicted' THEN 'contradicted'
        WHEN s.standing = 'stale' OR s."staleAt" <= standdown_now() THEN 'stale' ELSE 'current' END AS standing,
      CASE WHEN ${visibleSql(actor, 'statement.read')} THEN ${fallenSql} END AS fallen,
      (SELECT k.reference FROM statement k WHERE k."incidentId" = s."incidentId" AND k."correctsId" = s.id AND k.state <> 'withdrawn' ORDER BY k."createdAt" DESC LIMIT 1) AS correction,
      ${visibleSql(actor, 'incident.read')} AS "mayOpen", ${visibleSql(actor, 'statement.draft')} AS "mayDraft"
    FROM statement s JOIN incident i ON i.id = s."incidentId"
    WHERE s.state = 'published' AND NOT i.drill AND ${visibleSql(actor, permission)}
    ORDER BY (s.standing = 'contradicted' AND NOT EXISTS (
        SELECT FROM statement k WHERE k."incidentId" = s."incidentId" AND k."correctsId" = s.id AND k.state = 'published')) DESC NULLS LAST,
      s."publishedAt" DESC, s.id DESC LIMIT 20`
}

/** Intervals are sorted as they are and become milliseconds at the end: exact numbers take three times as long. */
const spread = Prisma.sql`
  extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY span))::float8 * 1000 AS "medianMs",
  extract(epoch FROM percentile_cont(0.9) WITHIN GROUP (ORDER BY span))::float8 * 1000 AS "p90Ms", count(*)::int AS count`
const none: Spread = { medianMs: null, p90Ms: null, count: 0 }

async function timeToContain(actor: Actor): Promise<Spread> {
  const [row] = await db().$queryRaw<Spread[]>`
    SELECT ${spread} FROM (
      SELECT i."containedAt" - i."filedAt" AS span FROM incident i
      WHERE i."containedAt" >= ${since} AND NOT i.drill AND ${visibleSql(actor, permission)}) spans`
  return row ?? none
}

async function databaseTime(): Promise<Date> {
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT standdown_now() AS now`
  if (!row) throw new Error('the database told no time')
  return row.now
}

export interface Dashboard {
  readonly asOf: Date
  readonly open: readonly OpenAtSeverity[]
  readonly filed: readonly FiledInWeek[]
  readonly paused: readonly PausedProgram[]
  readonly statements: readonly PublishedStatement[]
  readonly expiring: readonly ExpiringSafeguard[]
  readonly measures: DashboardMeasures
  readonly held: StatementFigures
  readonly toContain: Spread
  readonly deadlines: readonly NextDeadline[]
}

/** Everything that the dashboard shows, within what the actor may see: its queries side by side. Throws Forbidden. */
export async function getDashboard(actor: Actor): Promise<Dashboard> {
  if (!mayEver(actor, permission)) throw new Forbidden('The dashboard is for those who lead or handle incidents.')
  const [asOf, open, filed, paused, statements, expiring, measures, held, toContain, deadlines] = await Promise.all([
    databaseTime(),
    openBySeverity(actor),
    filedByWeek(actor),
    pausedPrograms(actor),
    publishedStatements(actor),
    expiringSafeguards(actor),
    getDashboardMeasures(actor),
    getStatementFigures(actor),
    timeToContain(actor),
    listNextDeadlines(actor),
  ])
  return { asOf, open, filed, paused, statements, expiring, measures, held, toContain, deadlines }
}
