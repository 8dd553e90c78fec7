import type { CollectorRow } from '@/lib/collectors/model'

/** A collector as lists show it. */
export function collectorRow(over: Partial<CollectorRow> = {}): CollectorRow {
  return {
    ...{ id: 'c1', externalId: 'laptop-1', group: null, version: null, tokenId: 't1', tokenName: 'agents' },
    ...{ state: 'leased', lastSeenAt: new Date(0), lastGrantAt: null, leaseEndsAt: null, lastRecordAt: null },
    ...{ recorded: 0n, dropped: 0n, buffered: 0n, accountedAt: null, source: null, reason: null, evidence: null },
    ...{ byName: null, lateConfirmedAt: null, silent: false, contradicted: false, lastViolationAt: null },
    ...{ retiredAt: null, otherBootAt: null, retriedAt: null, escalatedAt: null, escalatedTo: null },
    ...over,
  }
}
