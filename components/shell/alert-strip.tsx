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

/** Open SEV 0 and 1, under the header of every page. Nothing when there are none. */
export function AlertStrip({ incidents }: { incidents: readonly AlarmingIncident[] }) {
  if (incidents.length === 0) return null
  return (
    <section aria-label="Open SEV 0 and SEV 1 incidents" data-chrome="" className="border-hairline border-b bg-surface">
      <ul className="flex flex-col">
        {incidents.map(({ reference, title, severity, provisional, drill, filedAt }) => (
          <li key={reference} className="flex min-h-9 items-center gap-3 px-3 py-1 sm:px-4">
            <SeverityBadge level={severity} provisional={provisional} />
            <Link href={`/incidents/${reference}`} className="min-w-0 truncate font-medium hover:underline">
              {drill && 'DRILL: '}
              {title}
            </Link>
            <span className="ml-auto shrink-0 text-muted max-sm:hidden">
              since <Time at={filedAt} relative />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
