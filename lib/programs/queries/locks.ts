import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { Refusal } from '@/lib/errors'
import type { LockRule } from '@/lib/programs/model'
import { asLockRule } from '@/lib/programs/queries/facts'
import { causesOf, type LockRow, lockFacts, readLocks } from '@/lib/programs/queries/lock-rows'
import type { ReadableProgram } from '@/lib/programs/queries/readable'
import { decideReleaseLock, keeperOf, type LockFacts, notTheLead } from '@/lib/programs/rules/locks'

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
  /** Whose lock it is: who can release it. Null where nobody is named yet, or any owner of the program can. */
  readonly keeperName: string | null
  readonly placedAt: Date
  readonly releasedAt: Date | null
  readonly releasedByName: string | null
  readonly releaseReason: string | null
  /** It was removed in its owner's absence. */
  readonly broken: boolean
  /** What must happen before whoever holds it can release it; null when nothing must. */
  readonly missing: string | null
  /** Why the viewer can't release it; null when they can. */
  readonly refusal: Refusal | null
  /** What waits for an answer on it. */
  readonly waiting: Waiting
}

export interface Waiting {
  readonly offeredTo: string | null
  readonly offeredToViewer: boolean
  /** Until when a second person can remove it in its owner's absence. */
  readonly breakUntil: Date | null
}

const nothingWaits: Waiting = { offeredTo: null, offeredToViewer: false, breakUntil: null }

/** The locks of a program that the caller has found readable: the active ones first, then the newest. */
export async function listLocks(actor: Actor, program: ReadableProgram): Promise<LockView[]> {
  const rows = await readLocks(actor, program.id)
  const [causes, waiting] = await Promise.all([causesOf(program, rows), waitingOn(actor, program.id)])
  return rows.map((row) =>
    row.seen
      ? lockView(actor, row, lockFacts(program, row, causes), waiting.get(row.id) ?? nothingWaits)
      : restricted(row),
  )
}

/** One lock to somebody who may read what holds it. */
export function lockView(actor: Actor, row: LockRow, facts: LockFacts, waiting: Waiting = nothingWaits): LockView {
  const { id, reason, placedByName, keeperName, placedAt, releasedAt, releasedByName, releaseReason, broken } = row
  const { incidentId, personId, reference, title, leadName } = row
  const decided = decideReleaseLock(facts, { personId: personIdOf(actor) ?? '', reason: '' })
  return {
    ...{ id, reason, placedByName, keeperName, placedAt, releasedAt, releasedByName, releaseReason, broken, waiting },
    kind: incidentId ? 'incident' : personId ? 'personal' : 'rule',
    rule: personId ? null : asLockRule(row.rule),
    incident: incidentId ? { reference, title, leadName } : null,
    missing: releasedAt ? null : missing(facts),
    refusal: decided.ok ? null : decided.refusal,
  }
}

/** What the rule would tell whoever holds the lock. */
function missing({ lock, incident, ...facts }: LockFacts): string | null {
  if (!lock) return null
  const anyOwner = lock.incidentId === null && lock.personId === null
  const holder = anyOwner ? facts.ownerIds?.[0] : keeperOf(lock, incident)
  const decided = decideReleaseLock({ ...facts, lock, incident }, { personId: holder ?? '', reason: '' })
  if (decided.ok) return null
  return decided.refusal.code === 'lead_moved'
    ? 'Somebody else leads the incident now: the lock must be handed over to them.'
    : decided.refusal.reason
}

async function waitingOn(actor: Actor, programId: string): Promise<Map<string, Waiting>> {
  const rows = await db().$queryRaw<(Waiting & { lockId: string })[]>`
    SELECT l.id AS "lockId", t.name AS "offeredTo", coalesce(o."toId" = ${personIdOf(actor)}::uuid, false) AS "offeredToViewer",
      b."expiresAt" AS "breakUntil"
    FROM pause_lock l LEFT JOIN incident i ON i.id = l."incidentId"
    LEFT JOIN lock_offer o ON o."lockId" = l.id AND o.state = 'open' AND o."fromId" = coalesce(l."heldById", i."leadId")
    LEFT JOIN person t ON t.id = o."toId"
    LEFT JOIN lock_break b ON b."lockId" = l.id AND b.state = 'open' AND b."expiresAt" > standdown_now()
      AND b."ownerId" = coalesce(l."heldById", i."leadId")
    WHERE l."programId" = ${programId}::uuid AND l."releasedAt" IS NULL AND (o.id IS NOT NULL OR b.id IS NOT NULL)`
  return new Map(rows.map(({ lockId, ...waiting }) => [lockId, waiting]))
}

function restricted({ id, placedAt, releasedAt, broken }: LockRow): LockView {
  return {
    ...{ id, placedAt, releasedAt, broken },
    kind: 'restricted',
    incident: null,
    rule: null,
    reason: null,
    placedByName: null,
    keeperName: null,
    releasedByName: null,
    releaseReason: null,
    missing: null,
    refusal: notTheLead.refusal,
    waiting: nothingWaits,
  }
}
