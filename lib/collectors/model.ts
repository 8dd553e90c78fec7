/**
 * How a collector stands, the most urgent first: the order in which a list by state shows them. While a pause stands:
 * how it is accounted for. While the program collects: whether it holds a lease.
 */
export const collectorStates = [
  'violating',
  'pending',
  'expired',
  'silent',
  'manual',
  'confirmed',
  'later',
  'held',
  'leased',
  'retired',
] as const
export type CollectorState = (typeof collectorStates)[number]

/** The word for each state, and what it means. */
export const collectorStateWords: Readonly<
  Record<CollectorState, { readonly word: string; readonly meaning: string }>
> = {
  violating: { word: 'Violating', meaning: 'data was seen that it must not have captured' },
  pending: { word: 'Still pending', meaning: 'may still be collecting' },
  expired: { word: 'Lease expired', meaning: 'its lease is certainly over; it said nothing' },
  silent: { word: 'Silent', meaning: 'holds no lease and is not heard of' },
  manual: { word: 'By hand', meaning: 'a person vouches that it stopped' },
  confirmed: { word: 'Confirmed', meaning: 'it said that it stopped' },
  later: { word: 'Came later', meaning: 'enrolled after the pause; it never had a lease since' },
  held: { word: 'Without a lease', meaning: 'heard of lately; a renewal failed, or it is outside the ramp’s share' },
  leased: { word: 'Holds a lease', meaning: 'may collect until its lease ends' },
  retired: { word: 'Retired', meaning: 'gets no lease; later pauses don’t count it' },
}

/** While the program collects, a violation counts for this long; in a pause, since the pause. */
export const violationCountsForMs = 86_400_000

export const collectorSorts = ['name', 'state', 'seen', 'lease', 'record'] as const
export type CollectorSort = (typeof collectorSorts)[number]

/** One collector as a list shows it. Times are database times. */
export interface CollectorRow {
  readonly id: string
  /** The name under which it reports. */
  readonly externalId: string
  readonly group: string | null
  readonly version: string | null
  readonly tokenId: string
  readonly tokenName: string
  readonly state: CollectorState
  readonly lastSeenAt: Date
  readonly lastGrantAt: Date | null
  /** Until then at the latest its last lease lasts; null where it had none, or gave it back by confirming. */
  readonly leaseEndsAt: Date | null
  readonly lastRecordAt: Date | null
  readonly recorded: bigint
  readonly dropped: bigint
  readonly buffered: bigint
  readonly accountedAt: Date | null
  /** `confirm`, `lease`, `lease end` or `by hand`. */
  readonly source: string | null
  readonly reason: string | null
  readonly evidence: string | null
  readonly byName: string | null
  readonly lateConfirmedAt: Date | null
  /** It has said nothing of the stop that stands; nobody vouched for it either. */
  readonly silent: boolean
  /** It confirmed, and reported a record later than that. */
  readonly contradicted: boolean
  readonly lastViolationAt: Date | null
  readonly retiredAt: Date | null
  /** When another boot last asked in its name; null where that is long past. */
  readonly otherBootAt: Date | null
  /** In the pause that stands; null otherwise. */
  readonly retriedAt: Date | null
  readonly escalatedAt: Date | null
  readonly escalatedTo: string | null
}
