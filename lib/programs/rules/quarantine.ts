import { type Decision, refuse } from '@/lib/errors'

export const quarantineDecisions = ['release', 'destroy'] as const
export type QuarantineDecision = (typeof quarantineDecisions)[number]

/** Sealed until two people agree; then to be done by the guard that holds it; then done. */
export type BatchState = 'sealed' | QuarantineDecision | 'released' | 'destroyed'

export const doneState = { release: 'released', destroy: 'destroyed' } as const satisfies Record<
  QuarantineDecision,
  BatchState
>

export interface Vote {
  readonly personId: string
  readonly decision: QuarantineDecision
}

/** Who may say what becomes of sealed data: nobody decides on the data of a program that they own. */
export function decideVote(
  state: BatchState,
  by: { readonly personId: string; readonly ownerIds: readonly string[] },
): Decision {
  if (by.ownerIds.includes(by.personId))
    return refuse('owner', 'An owner of the program can’t decide on its data. Two others must.')
  if (state !== 'sealed') return refuse('decided', 'This data has been decided on already.')
  return { ok: true }
}

/** What two people agree on: the decision that the latest words of two or more people share; null without one. */
export function agreedOn(votes: readonly Vote[]): QuarantineDecision | null {
  const latest = new Map(votes.map(({ personId, decision }) => [personId, decision]))
  for (const decision of quarantineDecisions)
    if ([...latest.values()].filter((each) => each === decision).length >= 2) return decision
  return null
}

/** A guard reports that it did what was decided, with the hash of what it did it to. */
export function decideCarriedOut(
  batch: { readonly state: BatchState; readonly sha256: string },
  done: { readonly decision: QuarantineDecision; readonly sha256: string },
): Decision<{ readonly state: BatchState; readonly again: boolean }> {
  const state = doneState[done.decision]
  if (batch.sha256 !== done.sha256) return refuse('other_data', 'This is not the data that was sealed.')
  if (batch.state === state) return { ok: true, state, again: true }
  if (batch.state !== done.decision) return refuse('not_decided', 'Nobody has decided this.')
  return { ok: true, state, again: false }
}
