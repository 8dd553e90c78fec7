/** Where a program stands. Permission to collect is computed from this and the locks, never stored. */
export const programPhases = ['running', 'pausing', 'paused', 'resume_requested', 'ramping', 'retired'] as const
export type ProgramPhase = (typeof programPhases)[number]

export const safeguardStates = ['claimed', 'verified', 'failed'] as const
export type SafeguardStanding = (typeof safeguardStates)[number]

/** How a collector known at a pause was accounted for. `pending` is the absence of a row. */
export const accountClasses = ['pending', 'confirmed', 'expired', 'manual'] as const
export type AccountClass = (typeof accountClasses)[number]

/** `scheduled`: applied, and waiting for its notice to be over. */
export const resumeRequestStates = ['open', 'approved', 'scheduled', 'applied', 'void', 'withdrawn'] as const
export type ResumeRequestState = (typeof resumeRequestStates)[number]

/** A collector's token asks for leases; an observer's, of a guard or a store, reports what arrives and never gets a lease. */
export const tokenPurposes = ['collector', 'observer'] as const
export type TokenPurpose = (typeof tokenPurposes)[number]

/** In which capacity a person approves a resume: `counsel` is the privacy role, of which one is needed. */
export const approverRoles = ['counsel', 'responder'] as const
export type ApproverRole = (typeof approverRoles)[number]

/** A share of the collectors, and the shortest time that it must hold before the next step. */
export interface RampStep {
  readonly percent: number
  readonly soakMs: number
}

/** How a program comes back: what people are told, and by which steps. JSON as it stands. */
export interface ResumePlan {
  /** How long people know of it before the first step. */
  readonly noticeMs: number
  /** Rising to 100 %; one step is a resume without a ramp. */
  readonly steps: readonly RampStep[]
  /** Steps are taken by themselves once they have soaked, or else by hand. */
  readonly automatic: boolean
}

/** What a timeline entry needs to name the program. */
export interface ProgramRef {
  readonly id: string
  readonly slug: string
  readonly name: string
}

/** The columns that decide permission and its bounds. Times are database times. */
export interface ProgramCore extends ProgramRef {
  readonly phase: ProgramPhase
  readonly epoch: bigint
  readonly rampPercent: number
  /** Places each collector in the ramp: another for each ramp, so that it isn't always the same who go first. */
  readonly rampSeed: string
  /** When the step that stands began; null outside of a ramp. */
  readonly rampStepAt: Date | null
  readonly rampAutomatic: boolean
  readonly ttlMs: number
  /** `c`: the longest a collector takes between its last check and its durable write. */
  readonly checkGapMs: number
  /** The longest lease that any collector may still hold. */
  readonly maxTtlGrantedMs: number
  readonly pausedAt: Date | null
  readonly leasesOverAt: Date | null
  readonly pauseCompletedAt: Date | null
  /** Since when the database is known to be a restored one; null once the program has resumed. */
  readonly restoredAt: Date | null
}

/** Rules that pause a program by themselves. */
export const lockRules = ['violation', 'safeguard', 'severity', 'restored'] as const
export type LockRule = (typeof lockRules)[number]

/** Those of them that an owner switches. */
export const selfPauseRules = ['severity', 'safeguard'] as const satisfies readonly LockRule[]
export type SelfPauseRule = (typeof selfPauseRules)[number]

/** What places a lock: an incident, a person or a rule. A rule may place it for an incident. */
export interface LockHolder {
  readonly incidentId: string | null
  /** Who placed it. Null only for a lock that a rule placed. */
  readonly personId: string | null
  readonly rule?: LockRule | null
}

export interface NamedLock extends LockHolder {
  readonly id: string
}

/** One reason to be paused. */
export interface ActiveLock extends NamedLock {
  /**
   * Of a personal lock, who owns it. Of an incident's, who led the incident when the lead was given away without the lock;
   * null while it follows the lead, and for a lock that a rule placed.
   */
  readonly heldById: string | null
}

/** A person as entries name them. */
export interface PersonRef {
  readonly id: string
  readonly name: string
}

/** A lock offered to another person, who has not answered yet. */
export interface LockOfferRecord {
  readonly id: string
  readonly lockId: string
  readonly from: PersonRef
  readonly to: PersonRef
}

/** A request to remove a lock whose owner can't be reached. */
export interface LockBreakRecord {
  readonly id: string
  readonly lockId: string
  readonly owner: PersonRef
  readonly requestedBy: PersonRef
  readonly requestedAs: ApproverRole
  readonly reason: string
  /** How and when the owner was tried. */
  readonly attempts: readonly string[]
  readonly evidence: string
  readonly expiresAt: Date
}

export interface SafeguardRecord {
  readonly id: string
  readonly title: string
  readonly promise: string
  readonly state: SafeguardStanding
  readonly required: boolean
  readonly evidence: string | null
  readonly verifiedById: string | null
  readonly verifiedAt: Date | null
  readonly expiresAt: Date | null
  /** Verified again at least this often; null where nothing is asked. */
  readonly reverifyDays: number | null
}

export interface ResumeApprovalRecord {
  readonly personId: string
  readonly asRole: ApproverRole
  readonly hash: string
  /** Still here, and still in the role in which they approved. */
  readonly holdsRole: boolean
}

export interface ResumeRequestRecord {
  readonly id: string
  readonly requestedById: string
  readonly plan: ResumePlan
  readonly state: ResumeRequestState
  readonly expiresAt: Date
  /** Set once it is scheduled: the first step is not before. */
  readonly startsAt: Date | null
  readonly approvals: readonly ResumeApprovalRecord[]
}

/** An incident linked to the program, as much of it as the resume gate asks about. */
export interface LinkedIncident {
  readonly id: string
  readonly status: string
  readonly leadId: string | null
}

export interface AccountCounts {
  readonly known: number
  readonly confirmed: number
  readonly expired: number
  readonly manual: number
}
