import { type ProofRules, proofRules } from '@/lib/gateway/guard/proof'
import { classify, type DataRules, dataRules } from '@/lib/programs/rules/data-class'
import { guardCases } from '@/lib/testing/guard/cases'

export interface GuardMutant {
  readonly name: string
  readonly rules: DataRules
}

const broken = (name: string, over: Partial<DataRules>): GuardMutant => ({ name, rules: { ...dataRules, ...over } })

/** The guard's rule with one question answered wrongly. */
export const guardMutants: readonly GuardMutant[] = [
  broken('the guard takes epochs that have passed', { stale: (epoch, highest, on) => epoch === highest && !on }),
  broken('the guard takes the epoch that stopped the program', { stale: (epoch, highest) => epoch < highest }),
  broken('the guard takes the current epoch for a passed one', { stale: (epoch, highest) => epoch <= highest }),
  broken('the guard overlooks that a grant has expired', { over: () => false }),
  broken('the guard takes a grant at its very end', { over: (time, end) => end !== null && time > end }),
  broken('the guard overlooks what was captured in a stop', { capturedInStop: () => false }),
  broken('the guard counts a stop from the pause, without T', {
    capturedInStop: ({ from, to }, pauses) =>
      [from, to].some((time) => pauses.some((p) => time > p.pausedAt && (p.resumedAt === null || time < p.resumedAt))),
  }),
  broken('the guard forgets a stop when the program resumes', {
    capturedInStop: ({ to }, pauses) => pauses.some((p) => p.resumedAt === null && to > p.stopBy),
  }),
  broken('the guard looks at the last record of a batch only', {
    capturedInStop: ({ to }, pauses) => dataRules.capturedInStop({ from: to, to }, pauses),
  }),
  broken('the guard lets what was kept back over a pause in', { capturedBeforePause: () => false }),
  broken('the guard believes capture times in the future', { ahead: () => false }),
  broken('the guard bears with no clock that runs ahead', { ahead: (to, arrivedAt) => to > arrivedAt }),
]

export interface ProofMutant {
  readonly name: string
  readonly rules: ProofRules
}

const unproven = (name: string, over: Partial<ProofRules>): ProofMutant => ({ name, rules: { ...proofRules, ...over } })

/** The check of a grant with one part left out. */
export const proofMutants: readonly ProofMutant[] = [
  unproven('the guard takes any token that the gateway signed for a grant', { isGrant: () => true }),
  unproven('the guard takes another program’s grant', { isForProgram: () => true }),
  unproven('the guard takes its own program’s grant for another’s', { isForProgram: (own, other) => own !== other }),
  unproven('the guard takes no signature of the gateway’s', { algorithms: ['ES256'] }),
]

/** The names of the cases that tell this rule from the right one; empty when nothing does. */
export function casesThatCatch({ rules }: Pick<GuardMutant, 'rules'>): string[] {
  return guardCases.filter((each) => classify(each.facts, rules) !== each.class).map(({ name }) => name)
}
