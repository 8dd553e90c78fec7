import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Mono } from '@/components/ui/mono'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { StatusBadge } from '@/components/ui/status-badge'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'

export interface ChangePageProps {
  incident: IncidentDetail
  title: string
  lead?: ReactNode
  children: ReactNode
}

/** A page that changes one thing of an incident, under the incident's own marks. */
export function ChangePage({ incident, title, lead, children }: ChangePageProps) {
  const { reference, severity, provisional, status } = incident
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        marks={
          <>
            <Link href={`/incidents/${reference}`} className="link">
              <Mono className="font-medium">{reference}</Mono>
            </Link>
            <SeverityBadge level={severity} provisional={provisional} />
            <StatusBadge status={status} />
            <span className="min-w-0 truncate text-muted">{incident.title}</span>
          </>
        }
        title={title}
        lead={lead}
      />
      {children}
    </div>
  )
}
