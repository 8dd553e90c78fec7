/** What goes over the wire under /collect/v1. Epochs are decimal strings, times ISO 8601, durations milliseconds. */

export interface Counters {
  readonly recorded: number
  readonly dropped: number
  readonly buffered: number
}

export interface ProgramReport {
  readonly slug: string
  /** The highest epoch that this boot has seen; "0" before the first answer. */
  readonly lastEpoch: string
  /** `stopped` is said only when nothing is being written any more: it counts as a confirmation of `lastEpoch`. */
  readonly phase: 'collecting' | 'stopped'
  readonly lastRecordAt?: string
  readonly counters: Counters
}

export interface LeaseRequest {
  readonly collectorId: string
  readonly bootId: string
  readonly seq: number
  /** What asks: shown beside the collector's name. */
  readonly agent?: { readonly version: string }
  readonly programs: readonly ProgramReport[]
}

export interface ProgramState {
  readonly slug: string
  /** In a stream `collecting` is news, never a lease: only the answer to a lease request is one. */
  readonly state: 'collecting' | 'stopped'
  readonly epoch: string
  readonly ttlMs: number
}

export interface ProgramGrant extends ProgramState {
  /** Share of the collectors that may collect, 0 to 1. */
  readonly rate: number
  /** Proof of the lease for a guarded store: a compact JWS that expires when the lease is certainly over. */
  readonly grantToken?: string
  readonly reason?: string
}

export interface LeaseReply {
  readonly programs: readonly ProgramGrant[]
  readonly renewAfterMs: number
}

/** Data of a `snapshot` or `change` event of the stream. */
export interface StreamNews {
  readonly programs: readonly ProgramState[]
  /** Spread confirmations over this long, so that thousands don't arrive at once. */
  readonly confirmWithinMs: number
}

export interface ConfirmRequest {
  readonly collectorId: string
  readonly bootId: string
  readonly program: string
  readonly epoch: string
  readonly result: 'stopped' | 'failed'
  readonly lastRecordAt?: string
  readonly inFlight: number
  readonly buffered: number
}
