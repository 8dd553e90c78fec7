import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { CollectorRow } from '@/lib/collectors/model'

interface StateCellProps {
  row: CollectorRow
  slug: string
  mayPause: boolean
}

function Notes({ row }: { row: CollectorRow }) {
  return (
    <>
      {row.contradicted && <strong className="font-strong text-danger">Sent data after confirming</strong>}
      {row.lateConfirmedAt && (
        <span className="text-muted">
          Spoke later, at <Time at={row.lateConfirmedAt} style="time" />
        </span>
      )}
      {row.retiredAt && row.state !== 'retired' && <Badge>Retired since</Badge>}
      {row.otherBootAt && <span className="text-warn">Another boot is asking in its name</span>}
      {row.retriedAt && row.silent && (
        <span className="text-muted">
          Stop sent again at <Time at={row.retriedAt} style="time" />
        </span>
      )}
      {row.escalatedAt && (
        <span className="text-muted">
          Escalated to {row.escalatedTo ?? 'somebody'} at <Time at={row.escalatedAt} style="time" />
        </span>
      )}
    </>
  )
}

/** The state in an icon and a word, what else is known of it, and the next step where it is silent. */
export function StateCell({ row, slug, mayPause }: StateCellProps) {
  return (
    <span className="flex flex-col items-start gap-1 max-sm:items-end">
      <StatusBadge status={row.state} />
      <Notes row={row} />
      {row.silent && !row.accountedAt && mayPause && (
        <Link
          href={`/programs/${slug}/by-hand/${row.id}`}
          prefetch={false}
          className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11"
        >
          Confirm by hand
        </Link>
      )}
    </span>
  )
}
