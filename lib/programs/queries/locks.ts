import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { Refusal } from '@/lib/errors'
import { visibleSql } from '@/lib/incidents/visible'
import type { LockRule } from '@/lib/programs/model'
import { causeFacts } from '@/lib/programs/queries/cause'
import { asLockRule } from '@/lib/programs/queries/facts'
import type { ReadableProgram } from '@/lib/programs/queries/readable'
import { decideReleaseLock } from '@/lib/programs/rules/locks'
import { type CauseFacts, causeGap } from '@/lib/programs/rules/rule-locks'
import { databaseNow } from '@/lib/timeline/streams'

export interface HoldingIncident {
  readonly reference: string
  readonly title: string
  readonly leadName: string | null
}

export interface LockView {
  readonly id: string
  /** `restricted`: held by an incident that the viewer may not see; nothing else is told of it. */
  readonly kind: 'incident' | 'personal' | 'rule' | 'restricted'
  readonly incident: HoldingIncident | null
  /** The rule that placed it, where no person did. */
  readonly rule: LockRule | null
  /** Null for a restricted incident's lock. */
  readonly reason: string | null
  readonly placedByName: string | null
  readonly placedAt: Date
  readonly releasedAt: Date | null
  readonly releasedByName: string | null
  readonly releaseReason: string | null
  /** Why the viewer can't release it; null when they can. */
  readonly refusal: Refusal | null
}

interface Row {
  readonly id: string
  readonly incidentId: string | null
  readonly personId: string | null
  readonly heldById: string | null
  readonly rule: string | null
  readonly reason: string
  readonly placedByName: string | null
  readonly placedAt: Date
  readonly releasedAt: Date | null
  readonly releasedByName: string | null
  readonly releaseReason: string | null
  readonly reference: string
  readonly title: string
  readonly status: string
  readonly leadId: string | null
  readonly leadName: string | null
  readonly seen: boolean
}

/** The locks of a program that the caller has found readable: the active ones first, then the newest. */
export async function listLocks(actor: Actor, program: ReadableProgram): Promise<LockView[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT l.id, l."incidentId", l."personId", l."heldById", l.rule, l.reason, by.name AS "placedByName", l."placedAt", l."releasedAt",
      off.name AS "releasedByName", l."releaseReason", i.reference, i.title, i.status::text AS status, i."leadId",
      lead.name AS "leadName", (i.id IS NULL OR ${visibleSql(actor)}) AS seen
    FROM pause_lock l LEFT JOIN person by ON by.id = l."personId"
    LEFT JOIN person off ON off.id = l."releasedById"
    LEFT JOIN incident i ON i.id = l."incidentId" LEFT JOIN person lead ON lead.id = i."leadId"
    WHERE l."programId" = ${program.id}::uuid
    ORDER BY l."releasedAt" IS NOT NULL, l."placedAt" DESC, l.id LIMIT 100`
  const placedByRule = rows.some((row) => row.rule && !row.releasedAt)
  const causes = placedByRule ? await causeFacts(db(), program, await databaseNow(db())) : null
  return rows.map((row) => (row.seen ? seen(actor, program, row, causes) : restricted(row)))
}

function seen(actor: Actor, program: ReadableProgram, row: Row, causes: CauseFacts | null): LockView {
  const { id, incidentId, personId, heldById, reason, placedByName, placedAt } = row
  const { releasedAt, releasedByName, releaseReason } = row
  const rule = asLockRule(row.rule)
  const lock = releasedAt ? null : { id, incidentId, personId, heldById, rule }
  const held = incidentId ? { id: incidentId, status: row.status, leadId: row.leadId } : null
  const decided = decideReleaseLock(
    { program, lock, incident: held, ownerIds: program.ownerIds, causeGap: causes && rule && causeGap(rule, causes) },
    { personId: personIdOf(actor) ?? '', reason: '' },
  )
  const { reference, title, leadName } = row
  return {
    ...{ id, reason, placedByName, placedAt, releasedAt, releasedByName, releaseReason },
    kind: incidentId ? 'incident' : personId ? 'personal' : 'rule',
    rule: personId ? null : rule,
    incident: incidentId ? { reference, title, leadName } : null,
    refusal: decided.ok ? null : decided.refusal,
  }
}

function restricted({ id, placedAt, releasedAt }: Row): LockView {
  return {
    ...{ id, placedAt, releasedAt },
    kind: 'restricted',
    incident: null,
    rule: null,
    reason: null,
    placedByName: null,
    releasedByName: null,
    releaseReason: null,
    refusal: { code: 'not_owner', reason: 'Only the lead of the incident that holds this lock can release it.' },
  }
}
