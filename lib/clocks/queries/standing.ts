import 'server-only'
import { type Judgment, standing } from '@/lib/clocks/judgments'
import type { AnchorKey, Anchors, JudgmentKind } from '@/lib/clocks/model'
import type { Tx } from '@/lib/db/client'

/** The judgments of an incident as the record has them, in the order of their entries. */
export async function readJudgments(tx: Tx, incidentId: string): Promise<Judgment[]> {
  const rows = await tx.clockJudgment.findMany({ where: { incidentId }, orderBy: { seq: 'asc' } })
  // Only the command writes these rows, with kinds from its schema.
  return rows.map(({ seq, kind, regime, at, supersedes }) => ({
    seq,
    kind: kind as JudgmentKind,
    regime,
    at,
    supersedes,
  }))
}

/** The clock of each duty that stands now: one a duty, whatever its state. */
export function readStandingClocks(tx: Tx, incidentId: string) {
  return tx.clock.findMany({ where: { incidentId, state: { not: 'superseded' } } })
}

export type StandingClock = Awaited<ReturnType<typeof readStandingClocks>>[number]

/**
 * What was done under each duty, and when, by version: a notification that was made stays made where its clock was counted
 * anew, also where it turned out to be late by that.
 */
export function readDone(tx: Tx, incidentId: string) {
  const select = { regime: true, duty: true, metAt: true } as const
  return tx.clock.findMany({ where: { incidentId, metAt: { not: null } }, select, orderBy: { version: 'asc' } })
}

/** The last version of the clock of each duty. */
export async function readVersions(tx: Tx, incidentId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.clock.groupBy({ by: ['duty'], where: { incidentId }, _max: { version: true } })
  return new Map(rows.map(({ duty, _max }) => [duty, _max.version ?? 0]))
}

export interface Anchored {
  readonly anchors: Anchors
  readonly seqOf: ReadonlyMap<AnchorKey, number>
}

/**
 * What a law's clocks count from: the judgments that stand for it or, where there is none for it alone, for every law; and
 * the notifications that are recorded as made under it.
 */
export function anchorsOf(
  regime: string,
  judgments: readonly Judgment[],
  done: readonly Pick<StandingClock, 'regime' | 'duty' | 'metAt'>[],
): Anchored {
  const anchors = new Map<AnchorKey, Date>()
  const seqOf = new Map<AnchorKey, number>()
  const valid = standing(judgments)
  const general = valid.filter((judgment) => judgment.regime === null)
  for (const { kind, at, seq } of [...general, ...valid.filter((judgment) => judgment.regime === regime)]) {
    anchors.set(kind, at)
    seqOf.set(kind, seq)
  }
  for (const { regime: of, duty, metAt } of done)
    if (of === regime && metAt) anchors.set(`notified_authority:${duty}`, metAt).set(`notified_people:${duty}`, metAt)
  return { anchors: Object.fromEntries(anchors), seqOf }
}
