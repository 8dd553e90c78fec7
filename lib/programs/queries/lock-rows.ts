import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { visibleSql } from '@/lib/incidents/visible'
import type { ActiveLock } from '@/lib/programs/model'
import { causeFacts } from '@/lib/programs/queries/cause'
import { asLockRule } from '@/lib/programs/queries/facts'
import type { ReadableProgram } from '@/lib/programs/queries/readable'
import type { LockFacts } from '@/lib/programs/rules/locks'
import { type CauseFacts, causeGap } from '@/lib/programs/rules/rule-locks'
import { databaseNow } from '@/lib/timeline/streams'

/** A lock with the names that go with it. */
export interface LockRow {
  readonly id: string
  readonly programId: string
  readonly incidentId: string | null
  readonly personId: string | null
  readonly heldById: string | null
  readonly rule: string | null
  readonly reason: string
  readonly placedByName: string | null
  /** Whose it is: of an incident's lock, who led it when the lead was given away without it, else its lead. */
  readonly keeperName: string | null
  readonly placedAt: Date
  readonly releasedAt: Date | null
  readonly releasedByName: string | null
  readonly releaseReason: string | null
  readonly reference: string
  readonly title: string
  readonly status: string
  readonly leadId: string | null
  readonly leadName: string | null
  /** It was removed in its owner's absence. */
  readonly broken: boolean
  /** Whether the viewer may read the incident that holds it, if one does. */
  readonly seen: boolean
}

/** Removed in its owner's absence: shown for ever, so before all others that are gone. */
const broken = Prisma.sql`EXISTS (SELECT FROM lock_break b WHERE b."lockId" = l.id AND b.state = 'applied')`

/** The locks of a program that the caller has found readable: the active ones first, then the newest. Or this one alone. */
export function readLocks(actor: Actor, programId: string, lockId: string | null = null): Promise<LockRow[]> {
  return db().$queryRaw<LockRow[]>`
    SELECT l.id, l."programId", l."incidentId", l."personId", l."heldById", l.rule, l.reason, by.name AS "placedByName",
      CASE WHEN l."heldById" IS NOT NULL THEN held.name ELSE lead.name END AS "keeperName",
      l."placedAt", l."releasedAt", off.name AS "releasedByName", l."releaseReason", i.reference, i.title,
      i.status::text AS status, i."leadId", lead.name AS "leadName", (i.id IS NULL OR ${visibleSql(actor)}) AS seen, ${broken} AS broken
    FROM pause_lock l LEFT JOIN person by ON by.id = l."personId" LEFT JOIN person held ON held.id = l."heldById"
    LEFT JOIN person off ON off.id = l."releasedById"
    LEFT JOIN incident i ON i.id = l."incidentId" LEFT JOIN person lead ON lead.id = i."leadId"
    WHERE l."programId" = ${programId}::uuid AND (${lockId}::uuid IS NULL OR l.id = ${lockId}::uuid)
    ORDER BY l."releasedAt" IS NOT NULL, NOT ${broken}, l."placedAt" DESC, l.id LIMIT 100`
}

/** What the causes of rules' locks are; nothing where no rule holds one. */
export async function causesOf(program: ReadableProgram, rows: readonly LockRow[]): Promise<CauseFacts | null> {
  const placedByRule = rows.some((row) => row.rule && !row.releasedAt)
  return placedByRule ? causeFacts(db(), program, await databaseNow(db())) : null
}

/** The lock as the rules take it; null when it has been released. */
export function activeOf(row: LockRow): ActiveLock | null {
  const { id, incidentId, personId, heldById } = row
  return row.releasedAt ? null : { id, incidentId, personId, heldById, rule: asLockRule(row.rule) }
}

export function lockFacts(program: ReadableProgram, row: LockRow, causes: CauseFacts | null): LockFacts {
  const { incidentId, status, leadId } = row
  const rule = asLockRule(row.rule)
  return {
    program,
    lock: activeOf(row),
    incident: incidentId ? { id: incidentId, status, leadId } : null,
    ownerIds: program.ownerIds,
    causeGap: causes && rule && !row.personId ? causeGap(rule, causes) : null,
  }
}
