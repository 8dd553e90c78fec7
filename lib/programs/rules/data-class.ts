/** What data turned out to be, by when it was captured and by whose leave. */
export const dataClasses = ['ok', 'late', 'violation', 'unknown'] as const
export type DataClass = (typeof dataClasses)[number]

/** A stop of a program, as data is judged by it. Times are the database's. */
export interface PauseWindow {
  /** The epoch that stopped the program. */
  readonly epoch: bigint
  readonly pausedAt: Date
  /** `pausedAt` + T: nothing may be captured later than this. */
  readonly stopBy: Date
  /** When collection was permitted again; null while it is not. */
  readonly resumedAt: Date | null
}

/** A grant whose signature, program and kind have been checked. */
export interface ProvenGrant {
  readonly epoch: bigint
  /** When the lease was certainly over; null where the reporter doesn't say. */
  readonly expiresAt: Date | null
}

/** Of the first and of the last record. */
export interface CaptureTimes {
  readonly from: Date
  readonly to: Date
}

export interface DataFacts {
  /** Null where it doesn't say so legibly. */
  readonly captured: CaptureTimes | null
  readonly arrivedAt: Date
  readonly grant: ProvenGrant | null
  /** The highest epoch of the program that has been seen, and whether it permits collection. */
  readonly highest: bigint
  readonly collecting: boolean
  readonly pauses: readonly PauseWindow[]
}

/** How far a collector's clock may run ahead before its capture times say nothing. */
const aheadMs = 60_000

/** The questions that the class is decided by, apart so that tests can break one at a time. */
export interface DataRules {
  /** Does the grant's epoch no longer permit collection? */
  readonly stale: (epoch: bigint, highest: bigint, collecting: boolean) => boolean
  /** Is a grant over at this time? */
  readonly over: (at: Date, expiresAt: Date | null) => boolean
  /** Was it captured while no collector may have collected? */
  readonly capturedInStop: (captured: CaptureTimes, pauses: readonly PauseWindow[]) => boolean
  /** Was it captured before a pause that began since? */
  readonly capturedBeforePause: (from: Date, pauses: readonly PauseWindow[]) => boolean
  /** Is the capture time in the future? */
  readonly ahead: (to: Date, arrivedAt: Date) => boolean
}

export const dataRules: DataRules = {
  stale: (epoch, highest, collecting) => epoch < highest || (epoch === highest && !collecting),
  over: (at, expiresAt) => expiresAt !== null && at >= expiresAt,
  capturedInStop: ({ from, to }, pauses) =>
    [from, to].some((at) =>
      pauses.some(({ stopBy, resumedAt }) => at > stopBy && (resumedAt === null || at < resumedAt)),
    ),
  capturedBeforePause: (from, pauses) => pauses.some(({ stopBy }) => from <= stopBy),
  ahead: (to, arrivedAt) => to.getTime() > arrivedAt.getTime() + aheadMs,
}

/**
 * What arrived is `ok` only when an unexpired grant of the epoch that stands proves it and it was captured since the
 * last resume. Otherwise: `violation` when it was captured while the program was stopped, or when its own lease was
 * over; `late` when it was captured by leave and arrives when that leave has ended; `unknown` when no grant or no time
 * tells. A batch is judged by its worst record.
 */
export function classify(facts: DataFacts, rules: DataRules = dataRules): DataClass {
  const { captured, arrivedAt, grant, highest, collecting, pauses } = facts
  if (grant === null || captured === null || captured.from > captured.to) return 'unknown'
  if (rules.capturedInStop(captured, pauses)) return 'violation'
  if (rules.over(captured.to, grant.expiresAt)) return 'violation'
  if (rules.ahead(captured.to, arrivedAt)) return 'unknown'
  if (rules.stale(grant.epoch, highest, collecting)) return 'late'
  if (rules.over(arrivedAt, grant.expiresAt)) return 'late'
  if (rules.capturedBeforePause(captured.from, pauses)) return 'late'
  return 'ok'
}

/** The pause that data belongs to: the last that stands, or that had not ended when the first of it was captured. */
export function pauseOf(from: Date, pauses: readonly PauseWindow[]): PauseWindow | null {
  const concerned = pauses.filter(({ resumedAt }) => resumedAt === null || from < resumedAt)
  return concerned.reduce<PauseWindow | null>((last, one) => (last && last.epoch > one.epoch ? last : one), null)
}
