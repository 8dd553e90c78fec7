import type { CorrectionType } from '@/lib/statements/corrections'
import type { MarkSeverity, RuleId } from '@/lib/statements/lint/model'
import type { ApprovalRole, StatementKind } from '@/lib/statements/model'

interface Which {
  statementId: string
  reference: string
  title: string
  /** Number of the version that the event is about. */
  number: number
}

/** A claim that no longer holds, and the entry that did it (null: by age alone). */
export interface UnsettledClaim {
  key: string
  bySeq: number | null
  reason: string
}

export interface StatementEvents {
  /** `correctionType` is absent from drafts of the first version and from what corrects nothing. */
  'statement.drafted': Which & {
    kind: StatementKind
    corrects: string | null
    correctionType?: CorrectionType
    /** Why it is retracted: it should not have been said. */
    reason?: string
  }
  'statement.revised': Which & { textHash: string; note: string }
  'statement.submitted': Which & { textHash: string }
  'statement.approved': Which & { textHash: string; role: ApprovalRole }
  'statement.changes_requested': Which & { role: ApprovalRole; reason: string }
  /** Counsel waived a rule that blocks, or a drafter dismissed one that warns, for one exact sentence. */
  'statement.mark_waived': Which & {
    rule: RuleId
    severity: MarkSeverity
    sentence: string
    sentenceHash: string
    reason: string
  }
  /** A promise of the text that somebody keeps; `due` is ISO. */
  'statement.promise_tracked': Which & {
    sentence: string
    sentenceHash: string
    ownerId: string
    ownerName: string
    due: string
  }
  'statement.published': Which & { textHash: string; channel: string; text: string; evidence: number[] }
  'statement.went_stale': Which & { claims: UnsettledClaim[] }
  'statement.contradicted': Which & { claims: UnsettledClaim[] }
  /** What was published is contradicted: its readers are to hear what is right by then (ISO). */
  'statement.correction_due': Which & { targetAt: string; bySeq: number; audience: string }
  /** ISO, with the IANA zone that it was set in; null where it was lifted. */
  'statement.embargoed': Which & { until: string | null; zone: string }
  'statement.release_scheduled': Which & { at: string; textHash: string }
  'statement.release_cancelled': Which
  'statement.release_failed': Which & { reason: string }
  /** On the workplace's stream: what drafts of a kind start from. `reset`: the shipped text was put back. */
  'statement.template_saved': { kind: StatementKind; number: number; reset: boolean; note: string }
}
