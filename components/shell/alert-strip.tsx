import Link from 'next/link'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { Time } from '@/components/ui/time'

export interface AlarmingIncident {
  reference: string
  title: string
  severity: number
  provisional: boolean
  drill: boolean
  filedAt: Date
}

/** The worst open SEV 0 or 1 on one line under the header of every page, and how many more there are. */
export function AlertStrip({ worst, more }: { worst: AlarmingIncident | null; more: number }) {
  if (!worst) return null
  const { reference, title, severity, provisional, drill, filedAt } = worst
  return (
    <section
      aria-label="Open SEV 0 and SEV 1 incidents"
      data-chrome=""
      className="flex min-h-9 items-center gap-3 border-hairline border-b bg-surface px-3 py-1 sm:px-4 pointer-coarse:min-h-11"
    >
      <SeverityBadge level={severity} provisional={provisional} className="shrink-0" />
      <Link
        prefetch={false}
        href={`/incidents/${reference}`}
        className="min-w-0 truncate py-1 font-medium hover:underline"
      >
        {drill && 'DRILL: '}
        {title}
      </Link>
      <span className="shrink-0 text-muted max-lg:hidden">
        since <Time at={filedAt} relative />
      </span>
      {more > 0 && (
        <Link prefetch={false} href="/incidents?severity=0,1" className="link ml-auto shrink-0 py-1">
          {more} more
        </Link>
      )}
    </section>
  )
}
