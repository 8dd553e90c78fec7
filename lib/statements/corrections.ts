import type { PublishedClaim } from '@/lib/statements/claims'
import type { StatementKind } from '@/lib/statements/model'
import type { RecordEntry } from '@/lib/statements/record'
import { claimStandingAt } from '@/lib/statements/standing'

/** Update: true when it was said, and more is known now. Correction: wrong when it was said. Retraction: should not have been said. */
export const correctionTypes = ['update', 'correction', 'retraction'] as const
export type CorrectionType = (typeof correctionTypes)[number]

export const correctionTypeWords: Readonly<Record<CorrectionType, string>> = {
  update: 'Update: it was true when it was said',
  correction: 'Correction: the record said otherwise when it was said',
  retraction: 'Retraction: it should not have been said',
}

/** Hours in which those who read it should hear what is right: a house rule, for the press the shortest. */
const targetHours: Readonly<Record<Exclude<StatementKind, 'correction'>, number>> = {
  holding: 4,
  press_reply: 4,
  employee_notice: 24,
  affected_person_notice: 24,
  regulator_notification: 24,
  leadership_brief: 24,
  q_and_a: 24,
  customer_notice: 24,
}

/** When a correction is due. `original` is the kind that a correction corrects; it is due as that kind is. */
export function correctionTarget(kind: StatementKind, original: StatementKind | null, openedAt: Date): Date {
  const corrected = kind === 'correction' ? (original ?? 'holding') : kind
  const hours = corrected === 'correction' ? 4 : targetHours[corrected]
  return new Date(openedAt.getTime() + hours * 3_600_000)
}

/** When people are reminded of a correction that is due: half-way, and when its time is over. */
export function remindersOf(openedAt: Date, targetAt: Date): { mark: 'half' | 'due'; at: Date }[] {
  const half = new Date((openedAt.getTime() + targetAt.getTime()) / 2)
  return [
    { mark: 'half', at: half },
    { mark: 'due', at: targetAt },
  ]
}

/** An entry that says otherwise than what was published, and why. */
export interface SaidOtherwise {
  readonly bySeq: number
  readonly reason: string
}

/** What contradicted it on the timeline before it was published, and after what it rests on; first entry first. */
function knownBefore(said: readonly PublishedClaim[], entries: readonly RecordEntry[]): SaidOtherwise[] {
  const found = said.flatMap((claim) => {
    const before = entries.filter(({ seq }) => seq <= claim.cutoffSeq)
    const last = before.at(-1)
    if (!last) return []
    const since = { ...claim, cutoffSeq: Math.max(0, ...claim.evidence), validUntil: null }
    const { state, bySeq, reason } = claimStandingAt(since, before, last.recordedAt)
    return state === 'contradicted' && bySeq !== null ? [{ bySeq, reason: reason ?? '' }] : []
  })
  return found.sort((a, b) => a.bySeq - b.bySeq)
}

/** What a correction is, and what on the record makes it that, for people. */
export interface CorrectionGrounds {
  readonly type: CorrectionType
  readonly because: string
  /** The entry that it rests on, if it is one. */
  readonly bySeq: number | null
}

/**
 * What a correction is, by the record: a correction where an entry that contradicts what was said stood on the timeline
 * before it was published, and after what the claim rests on; else an update. Retracting is a choice, with a reason.
 * `fellBy` is the entry by which it fell after it was published, if it was one.
 */
export function correctionGrounds(
  said: readonly PublishedClaim[],
  entries: readonly RecordEntry[],
  retraction: string | null,
  fellBy: number | null,
): CorrectionGrounds {
  if (retraction !== null) return { type: 'retraction', because: `Somebody chose so: ${retraction}`, bySeq: null }
  const [known] = knownBefore(said, entries)
  if (known) {
    const because = `Entry ${known.bySeq} stood on the record before it was published. ${known.reason}`.trim()
    return { type: 'correction', because, bySeq: known.bySeq }
  }
  const after = fellBy === null ? '' : ` Entry ${fellBy} came after.`
  const because = `Nothing on the record contradicted it when it was published.${after}`
  return { type: 'update', because, bySeq: fellBy }
}

/** What a wrong statement asks of us by law besides: looked at by counsel each time, by kind of reader. */
export function legalTriggers(kind: StatementKind): string[] {
  const triggers = [
    'GDPR 33(4): does the authority get a further phase?',
    'DORA: is an update of the report of a major incident due?',
    'SEC Form 8-K 1.05: is an amendment due, within four business days?',
    'NYDFS 500.17: does the continuing duty to update ask for it?',
  ]
  return kind === 'affected_person_notice' ? [...triggers, 'GDPR 34: must the people hear again?'] : triggers
}

/** The question that stands open until counsel has looked. */
export function legalQuestion(reference: string, kind: StatementKind): string {
  return `What does the correction of ${reference} trigger by law? ${legalTriggers(kind).join(' ')}`
}

/** What has to be looked at when the record said otherwise before it was published. */
export function reviewOfProcess(reference: string): string {
  return `Review how ${reference} could be published: the record contradicted it before. Find which check was missed, and by whom it is mended.`
}
