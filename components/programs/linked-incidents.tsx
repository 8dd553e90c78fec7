import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { StatusBadge, type StatusName } from '@/components/ui/status-badge'
import type { LinkedIncidentRow } from '@/lib/programs/queries/program'

/** The incidents that name this program, as far as the reader may see them. */
export function LinkedIncidents({ incidents }: { incidents: readonly LinkedIncidentRow[] }) {
  return (
    <Section id="incidents" title="Incidents">
      {incidents.length === 0 && <p className="text-muted">No incident that you can see names this program.</p>}
      <ul className="flex flex-col gap-3">
        {incidents.map(({ reference, title, severity, provisional, status }) => (
          <li key={reference}>
            <Link href={`/incidents/${reference}`} className="link font-medium">
              {reference} {title}
            </Link>
            <span className="mt-1 flex flex-wrap gap-2">
              <SeverityBadge level={severity} provisional={provisional} look="soft" />
              <StatusBadge status={status as StatusName} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
