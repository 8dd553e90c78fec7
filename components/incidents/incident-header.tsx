import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Mono } from '@/components/ui/mono'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'

/** Reference, severity, status, lead: what everybody asks first. */
export function IncidentHeader({ incident, actions }: { incident: IncidentDetail; actions?: ReactNode }) {
  const { reference, title, severity, provisional, status, visibility, roles, filedBy, filedAt } = incident
  return (
    <PageHeader
      marks={
        <>
          <Mono className="font-medium">{reference}</Mono>
          <SeverityBadge level={severity} provisional={provisional} />
          <StatusBadge status={status} />
          {visibility === 'restricted' && <StatusBadge status="restricted" />}
        </>
      }
      title={title}
      lead={
        <>
          Lead: <span className="font-medium text-text">{roles.lead?.name ?? 'nobody yet'}</span>. Filed by{' '}
          {filedBy.name}, <Time at={filedAt} relative />
        </>
      }
      actions={actions}
    />
  )
}
