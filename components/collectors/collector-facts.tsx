import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { accountedBy } from '@/lib/collectors/columns'
import type { CollectorRow } from '@/lib/collectors/model'
import { LeaseLeft } from './lease-left'

const moment = (at: Date | null) => at && <Time at={at} style="seconds" />
const times = (label: string, at: Date | null) => (at ? [{ label, value: moment(at) }] : [])

function account(row: CollectorRow) {
  if (!row.accountedAt) return []
  return [
    { label: 'Accounted for by', value: accountedBy(row) },
    { label: 'Accounted for at', value: moment(row.accountedAt) },
    ...(row.evidence ? [{ label: 'Evidence', value: row.evidence }] : []),
    ...times('Spoke later, at', row.lateConfirmedAt),
  ]
}

/** What a collector last said, and what was done about it. */
export function CollectorFacts({ row, readAt }: { row: CollectorRow; readAt: Date }) {
  return (
    <KeyValue
      facts={[
        { label: 'Group', value: row.group },
        { label: 'Token', value: row.tokenName },
        { label: 'Version', value: row.version && <span className="font-mono">{row.version}</span> },
        { label: 'Last seen', value: moment(row.lastSeenAt) },
        { label: 'Lease left', value: <LeaseLeft endsAt={row.leaseEndsAt} readAt={readAt} /> },
        { label: 'Last record', value: moment(row.lastRecordAt) },
        {
          label: 'Counters',
          value: `${row.recorded.toLocaleString('en')} recorded, ${row.dropped.toLocaleString('en')} dropped, ${row.buffered.toLocaleString('en')} buffered`,
        },
        ...account(row),
        ...times('Violation seen at', row.lastViolationAt),
        ...times('Another boot asked at', row.otherBootAt),
        ...times('Stop sent again at', row.retriedAt),
        ...(row.escalatedAt
          ? [
              {
                label: 'Escalated',
                value: (
                  <>
                    to {row.escalatedTo ?? 'somebody'} at {moment(row.escalatedAt)}
                  </>
                ),
              },
            ]
          : []),
        ...times('Retired at', row.retiredAt),
      ]}
    />
  )
}
