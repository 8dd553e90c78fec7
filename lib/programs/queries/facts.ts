import 'server-only'
import type { Tx } from '@/lib/db/client'
import {
  type AccountCounts,
  type ActiveLock,
  type LinkedIncident,
  type LockRule,
  lockRules,
  type ProgramCore,
  type SafeguardRecord,
} from '@/lib/programs/model'
import { accountKindSql, knownSql, pendingSql } from '@/lib/programs/queries/pending'

// What the rules ask about one program, for a caller that has found it visible already.

export async function activeLocks(tx: Tx, programId: string): Promise<ActiveLock[]> {
  const rows = await tx.pauseLock.findMany({
    where: { programId, releasedAt: null },
    select: { id: true, incidentId: true, personId: true, heldById: true, rule: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ ...row, rule: asLockRule(row.rule) }))
}

/** The rule of a lock's row; its column is checked by the database. */
export function asLockRule(rule: string | null): LockRule | null {
  return lockRules.find((known) => known === rule) ?? null
}

export function safeguardsOf(tx: Tx, programId: string): Promise<SafeguardRecord[]> {
  return tx.safeguard.findMany({
    where: { programId },
    select: {
      id: true,
      title: true,
      promise: true,
      state: true,
      required: true,
      evidence: true,
      verifiedById: true,
      verifiedAt: true,
      expiresAt: true,
      reverifyDays: true,
    },
    orderBy: { id: 'asc' },
  })
}

/** Every incident linked to the program or locking it, whoever may see it: the gate counts them all. */
export function linkedIncidents(tx: Tx, programId: string): Promise<LinkedIncident[]> {
  return tx.incident.findMany({
    where: { OR: [{ programs: { some: { programId } } }, { locks: { some: { programId, releasedAt: null } } }] },
    select: { id: true, status: true, leadId: true },
  })
}

/** Batches of quarantined data that two people have not agreed on. */
export function openQuarantine(tx: Tx, programId: string): Promise<number> {
  return tx.quarantineBatch.count({ where: { programId, state: 'sealed' } })
}

/** How the collectors known at the pause have been accounted for. All zero while nothing is paused. */
export async function accountCounts(
  tx: Tx,
  program: Pick<ProgramCore, 'id' | 'epoch' | 'pausedAt'>,
): Promise<AccountCounts> {
  const [row] = await tx.$queryRaw<AccountCounts[]>`
    SELECT count(*)::int AS known,
      count(*) FILTER (WHERE one.kind = 'confirmed')::int AS confirmed,
      count(*) FILTER (WHERE one.kind = 'expired')::int AS expired,
      count(*) FILTER (WHERE one.kind = 'manual')::int AS manual
    FROM (SELECT ${accountKindSql(program)} AS kind FROM collector c WHERE ${knownSql(program)} OFFSET 0) one`
  return row ?? { known: 0, confirmed: 0, expired: 0, manual: 0 }
}

/** Is anybody left whom this pause has not accounted for? Looks no further than the first. */
export async function somebodyPending(
  tx: Tx,
  program: Pick<ProgramCore, 'id' | 'epoch' | 'pausedAt'>,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM collector c WHERE ${pendingSql(program)} LIMIT 1`
  return rows.length > 0
}

/** Collectors enrolled and not retired: those that a pause now would have to account for. */
export function knownCollectors(tx: Tx, programId: string): Promise<number> {
  return tx.collector.count({ where: { programId, retiredAt: null } })
}
