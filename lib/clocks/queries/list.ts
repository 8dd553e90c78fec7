import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import type { ClockAddress } from '@/lib/clocks/list-address'
import type { ClockRow } from '@/lib/clocks/view'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Forbidden } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'
import { encodeCursor } from '@/lib/rest/cursor'

/** A clock, or a law to decide on, with its incident. */
export interface ListedClock extends ClockRow {
  readonly reference: string
  readonly incidentTitle: string
  readonly drill: boolean
  readonly owner: string | null
  readonly key: Date
}

export interface ListedAssessment {
  readonly id: string
  readonly regime: string
  readonly reference: string
  readonly incidentTitle: string
  readonly drill: boolean
  readonly owner: string | null
  readonly openedAt: Date
  readonly key: Date
}

export interface Page<Row> {
  readonly now: Date
  readonly rows: readonly Row[]
  readonly next: string | null
}

interface Keyed {
  readonly id: string
  readonly key: Date
}

async function paged<Row extends Keyed>(found: Promise<Row[]>, limit: number): Promise<Page<Row>> {
  const [all, time] = await Promise.all([found, db().$queryRaw<{ now: Date }[]>`SELECT standdown_now() AS now`])
  const rows = all.slice(0, limit)
  const last = rows.at(-1)
  const next = last && all.length > limit ? encodeCursor({ at: last.key, id: last.id }) : null
  return { now: time[0]?.now ?? new Date(0), rows, next }
}

const open = Prisma.sql`c.state IN ('anchor_missing', 'running')`
const ended = Prisma.sql`c.state IN ('met', 'late', 'not_required')`

/** Clocks over all incidents that the actor may read, by key: what runs, the next due first, or what ended, the newest first. */
export async function listClocks(actor: Actor, address: ClockAddress, limit: number): Promise<Page<ListedClock>> {
  if (!mayEver(actor, 'clock.decide')) throw new Forbidden()
  const { view, regime, mine, after } = address
  const isOpen = view !== 'ended'
  const key = isOpen ? Prisma.sql`c."sortAt"` : Prisma.sql`c."endedAt"`
  const beyond = isOpen ? Prisma.sql`>` : Prisma.sql`<`
  const way = isOpen ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const conditions = [
    isOpen ? open : ended,
    visibleSql(actor, 'clock.decide'),
    ...(regime ? [Prisma.sql`c.regime = ${regime}`] : []),
    ...(mine ? [Prisma.sql`c."ownerId" = ${personIdOf(actor)}::uuid`] : []),
    ...(after ? [Prisma.sql`(${key}, c.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ]
  const found = db().$queryRaw<ListedClock[]>`
    SELECT c.id, c.regime, c.duty, c.title, c.version, c.state, c.missing, c."startsAt", c."conservativeDue" AS due, c."latestArguable",
      i.reference, i.title AS "incidentTitle", i.drill, p.name AS owner, ${key} AS key
    FROM clock c JOIN incident i ON i.id = c."incidentId" LEFT JOIN person p ON p.id = c."ownerId"
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${key} ${way}, c.id ${way} LIMIT ${limit + 1}`
  return paged(found, limit)
}

/** The laws that nobody has decided on, over all incidents that the actor may read, the first due first. */
export async function listAssessments(
  actor: Actor,
  address: ClockAddress,
  limit: number,
): Promise<Page<ListedAssessment>> {
  if (!mayEver(actor, 'clock.decide')) throw new Forbidden()
  const { regime, mine, after } = address
  const conditions = [
    Prisma.sql`a.decision IS NULL`,
    visibleSql(actor, 'clock.decide'),
    ...(regime ? [Prisma.sql`a.regime = ${regime}`] : []),
    ...(mine ? [Prisma.sql`coalesce(a."ownerId", i."counselId", i."leadId") = ${personIdOf(actor)}::uuid`] : []),
    ...(after ? [Prisma.sql`(a."decisionDue", a.id) > (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ]
  const found = db().$queryRaw<ListedAssessment[]>`
    SELECT a.id, a.regime, i.reference, i.title AS "incidentTitle", i.drill, p.name AS owner, a."openedAt", a."decisionDue" AS key
    FROM regime_assessment a JOIN incident i ON i.id = a."incidentId"
    LEFT JOIN person p ON p.id = coalesce(a."ownerId", i."counselId", i."leadId")
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a."decisionDue", a.id LIMIT ${limit + 1}`
  return paged(found, limit)
}
