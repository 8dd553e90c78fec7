import type { Decision } from '@/lib/errors'
import type {
  ApproverRole,
  LockRule,
  PersonRef,
  ProgramPhase,
  ProgramRef,
  ResumePlan,
  SelfPauseRule,
} from '@/lib/programs/model'
import type { DataClass } from '@/lib/programs/rules/data-class'
import type { Disposition } from '@/lib/programs/rules/observation'
import type { QuarantineDecision } from '@/lib/programs/rules/quarantine'

/**
 * What the timeline keeps of a program. Times are ISO strings, epochs decimal strings.
 * A program's stream never carries the id or the reason of an incident's lock: the incident may be restricted.
 * The incident's own stream has the reason.
 */
export interface ProgramEvents {
  'program.registered': { program: ProgramRef; purpose: string; population: string; ownerIds: string[] }
  'program.configured': { program: ProgramRef; changes: { field: string; from: string; to: string }[] }
  'program.lock_placed': LockEntry
  'program.paused': {
    program: ProgramRef
    lockId: string
    epoch: string
    from: ProgramPhase
    /** Collectors that must be accounted for before the program is paused. */
    collectors: number
    pausedAt: string
    leasesOverAt: string
  }
  'program.restored': {
    program: ProgramRef
    epoch: string
    from: ProgramPhase
    /** Collectors that the restored database knows of. There may have been more. */
    collectors: number
    pausedAt: string
    leasesOverAt: string
  }
  'program.lock_released': LockEntry
  'program.lock_offered': LockRef & {
    offerId: string
    from: PersonRef | null
    to: PersonRef | null
    note: string | null
  }
  'program.lock_handed_over': LockRef & { offerId: string; from: PersonRef | null; to: PersonRef | null }
  'program.lock_offer_ended': LockRef & { offerId: string; how: OfferEnd; reason: string | null }
  'program.lock_break_requested': LockRef & BreakGround & { expiresAt: string }
  'program.lock_broken': LockRef & BreakGround & { by: BreakSignature[] }
  'program.lock_break_ended': LockRef & { requestId: string; how: BreakEnd; reason: string | null }
  'program.lock_break_acknowledged': LockRef & { requestId: string; note: string | null }
  'program.collectors_enrolled': { program: ProgramRef; collectors: CollectorRef[] }
  'program.collectors_confirmed': { program: ProgramRef; epoch: string; collectors: ConfirmedCollector[] }
  'program.stop_failed': { program: ProgramRef; epoch: string; collector: CollectorRef }
  'program.leases_expired': { program: ProgramRef; epoch: string; count: number; collectors: CollectorRef[] }
  'program.confirmed_by_hand': {
    program: ProgramRef
    epoch: string
    collector: CollectorRef
    reason: string
    evidence: string
  }
  /** The stop was sent again to silent collectors; the first of them are named. */
  'program.collectors_retried': { program: ProgramRef; epoch: string; count: number; collectors: CollectorRef[] }
  'program.collector_escalated': {
    program: ProgramRef
    epoch: string
    collector: CollectorRef
    personId: string
    personName: string
    note: string
  }
  'program.collector_retired': { program: ProgramRef; collector: CollectorRef; reason: string }
  'program.collector_brought_back': { program: ProgramRef; collector: CollectorRef; reason: string }
  'program.collectors_exported': { program: ProgramRef; filter: string; columns: string[]; count: number }
  'program.retired': { program: ProgramRef; reason: string }
  'program.pause_completed': {
    program: ProgramRef
    epoch: string
    confirmed: number
    expired: number
    manual: number
    tookMs: number
  }
  'program.resume_requested': {
    program: ProgramRef
    requestId: string
    note: string
    plan: ResumePlan
    contentHash: string
    expiresAt: string
  }
  'program.resume_approved': {
    program: ProgramRef
    requestId: string
    personId: string
    asRole: ApproverRole
    hash: string
    complete: boolean
  }
  'program.resume_withdrawn': { program: ProgramRef; requestId: string; reason: string }
  'program.resume_voided': { program: ProgramRef; requestId: string; reason: string }
  'program.resume_scheduled': { program: ProgramRef; requestId: string; startsAt: string; percent: number }
  'program.resumed': {
    program: ProgramRef
    /** Also the seed that places the collectors in this ramp. */
    requestId: string
    epoch: string
    percent: number
    at: string
    automatic: boolean
    /** The longest lease that may still be out, as the next pause must wait for it. */
    maxTtlGrantedMs: number
  }
  'program.ramp_stepped': { program: ProgramRef; epoch: string; percent: number; at: string; automatic: boolean }
  'program.ramp_stepped_back': {
    program: ProgramRef
    epoch: string
    from: number
    percent: number
    at: string
    reason: string
  }
  'program.safeguard_added': { program: ProgramRef; safeguardId: string; title: string; required: boolean }
  'program.safeguard_verified': {
    program: ProgramRef
    safeguardId: string
    title: string
    evidence: string
    expiresAt: string | null
  }
  'program.safeguard_failed': { program: ProgramRef; safeguardId: string; title: string; evidence: string }
  /** `count` takes in what was seen of its like since the last entry about it. */
  'program.data_observed': {
    program: ProgramRef
    class: DataClass
    disposition: Disposition
    count: number
    from: string
    to: string
    /** Named where it is about one collector: for a violation. */
    collector: CollectorRef | null
    epoch: string | null
    source: string
    /** Its collector had said that it stopped. */
    contradicts: boolean
  }
  'program.canary_checked': { program: ProgramRef; epoch: string; refused: boolean; detail: string; source: string }
  'program.quarantine_decided': {
    program: ProgramRef
    decision: QuarantineDecision
    reason: string
    batches: number
    records: number
    /** A second person agreed: it is to be done. */
    complete: boolean
  }
  'program.quarantine_carried_out': {
    program: ProgramRef
    decision: QuarantineDecision
    batches: number
    records: number
    place: string
  }
  'program.safeguard_expired': { program: ProgramRef; safeguardId: string; title: string; expiresAt: string }
  /** How often it is verified again, in days; `expiresAt` where the verification that stands ends earlier by that. */
  'program.safeguard_scheduled': {
    program: ProgramRef
    safeguardId: string
    title: string
    from: number | null
    to: number | null
    expiresAt: string | null
  }
  'program.rule_switched': { program: ProgramRef; rule: SelfPauseRule; on: boolean; reason: string }
  'program.token_created': { program: ProgramRef; tokenId: string; name: string; prefix: string; group?: string }
  'program.token_revoked': { program: ProgramRef; tokenId: string; name: string; prefix: string }
}

/** Which lock. What else an entry says of an incident's lock is null on the program's stream, and full on the incident's. */
export interface LockRef {
  program: ProgramRef
  lockId: string
  /** Held by no incident, but by a person. */
  personal: boolean
  /** The rule that placed it, where no person did. */
  rule?: LockRule
}

interface LockEntry extends LockRef {
  reason: string | null
}

export type OfferEnd = 'declined' | 'withdrawn' | 'void'
/** `answered`: the owner could be reached after all. */
export type BreakEnd = 'withdrawn' | 'answered' | 'expired' | 'void'

/** On what a lock is broken: whose it is, why, how they were tried, and where somebody else can see that. */
export interface BreakGround {
  requestId: string
  owner: PersonRef | null
  reason: string | null
  attempts: string[]
  evidence: string | null
}

export interface BreakSignature extends PersonRef {
  as: ApproverRole
}

export interface CollectorRef {
  id: string
  externalId: string
}

export interface ConfirmedCollector extends CollectorRef {
  /** True when its lease had been called over before it spoke: it stays expired. */
  late: boolean
}

export type ProgramEventKind = keyof ProgramEvents
/** One event of a program, before it has a place on a stream. */
export type ProgramEventOf<K extends ProgramEventKind> = { [P in K]: { kind: P; payload: ProgramEvents[P] } }[K]
export type ProgramEvent = ProgramEventOf<ProgramEventKind>
/** A rule's answer: the events to write, or why not. */
export type ProgramDecision<K extends ProgramEventKind = ProgramEventKind> = Decision<{
  readonly events: readonly ProgramEventOf<K>[]
}>
