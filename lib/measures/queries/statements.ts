import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { windowDays } from '@/lib/dashboard/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { ContradictedFigure, CorrectionFigure } from '@/lib/measures/statements'

const since = Prisma.sql`(SELECT standdown_now() - make_interval(days => ${windowDays}::int))`
const within = (actor: Actor) => Prisma.sql`NOT i.drill AND ${visibleSql(actor, 'dashboard.read')}`

interface OfStatement {
  readonly reference: string
  readonly title: string
  readonly incident: string
}

/** A contradicted statement whose correction was published within the window. */
export interface CorrectionRow extends OfStatement {
  /** The entry that contradicts it. */
  readonly bySeq: number
  readonly openedAt: Date
  readonly doneAt: Date
}

/** The slowest first. */
export function listCorrectionRows(actor: Actor, limit: number): Promise<CorrectionRow[]> {
  return db().$queryRaw<CorrectionRow[]>`
    SELECT s.reference, s.title, i.reference AS incident, c."bySeq", c."openedAt", c."doneAt"
    FROM correction_task c JOIN statement s ON s.id = c."statementId" JOIN incident i ON i.id = s."incidentId"
    WHERE c."doneAt" >= ${since} AND ${within(actor)}
    ORDER BY c."doneAt" - c."openedAt" DESC, s.id LIMIT ${limit}`
}

async function correctionFigure(actor: Actor): Promise<CorrectionFigure> {
  const [row] = await db().$queryRaw<CorrectionFigure[]>`
    SELECT extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY span))::float8 * 1000 AS median,
      extract(epoch FROM percentile_cont(0.9) WITHIN GROUP (ORDER BY span))::float8 * 1000 AS p90,
      count(span)::int AS count, count(*) FILTER (WHERE span IS NULL)::int AS waiting
    FROM (SELECT c."doneAt" - c."openedAt" AS span
      FROM correction_task c JOIN statement s ON s.id = c."statementId" JOIN incident i ON i.id = s."incidentId"
      WHERE (c."doneAt" IS NULL OR c."doneAt" >= ${since}) AND ${within(actor)}) spans`
  return row ?? { median: null, p90: null, count: 0, waiting: 0 }
}

/** A statement published within the window, with how many of its claims were contradicted. */
export interface ContradictedRow extends OfStatement {
  readonly publishedAt: Date
  readonly claims: number
  readonly contradicted: number
}

const said = (actor: Actor) => Prisma.sql`
  SELECT s.id, s.reference, s.title, i.reference AS incident, p."publishedAt", jsonb_array_length(p.claims) AS claims,
    CASE WHEN s.standing = 'contradicted' THEN (
      SELECT count(DISTINCT c->>'key') FROM timeline_entry e, jsonb_array_elements(e.payload->'claims') c
      WHERE e."streamId" = s."incidentId" AND e.kind = 'statement.contradicted'
        AND e.payload->>'statementId' = s.id::text AND c->>'key' <> '') ELSE 0 END::int AS contradicted
  FROM statement_publication p JOIN statement s ON s.id = p."statementId" JOIN incident i ON i.id = s."incidentId"
  WHERE p."publishedAt" >= ${since} AND ${within(actor)}`

/** Most contradicted first, then newest first. */
export function listContradictedRows(actor: Actor, limit: number): Promise<ContradictedRow[]> {
  return db().$queryRaw<ContradictedRow[]>`
    SELECT reference, title, incident, "publishedAt", claims, contradicted FROM (${said(actor)}) said
    WHERE claims > 0 ORDER BY contradicted DESC, "publishedAt" DESC, id LIMIT ${limit}`
}

async function contradictedFigure(actor: Actor): Promise<ContradictedFigure> {
  const [row] = await db().$queryRaw<ContradictedFigure[]>`
    SELECT coalesce(sum(claims), 0)::int AS claims, coalesce(sum(contradicted), 0)::int AS contradicted,
      count(*)::int AS statements FROM (${said(actor)}) said WHERE claims > 0`
  return row ?? { claims: 0, contradicted: 0, statements: 0 }
}

export interface StatementFigures {
  readonly corrections: CorrectionFigure
  readonly contradicted: ContradictedFigure
}

/** The figures over incidents that the actor's dashboard reaches; the caller has asked whether it is theirs. */
export async function getStatementFigures(actor: Actor): Promise<StatementFigures> {
  const [corrections, contradicted] = await Promise.all([correctionFigure(actor), contradictedFigure(actor)])
  return { corrections, contradicted }
}
