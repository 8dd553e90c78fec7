import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Badge } from '@/components/ui/badge'
import { buttonLook } from '@/components/ui/button'
import { Mono } from '@/components/ui/mono'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { StatusBadge } from '@/components/ui/status-badge'
import { isEmbargoed, sayEmbargo } from '@/lib/statements/embargo'
import { statementKindRules } from '@/lib/statements/model'
import type { StatementDetail } from '@/lib/statements/queries/statement'

/** What it is, about which incident, for whom, and whether it holds. */
export function StatementHeader({ statement, editable }: { statement: StatementDetail; editable: boolean }) {
  const { reference, title, kind, state, publication, incident, audience, corrects, embargo, now } = statement
  return (
    <PageHeader
      marks={
        <>
          <Mono className="font-medium">{reference}</Mono>
          <span className="font-medium text-muted">{statementKindRules[kind].label}</span>
          <StatusBadge status={state} />
          {publication && <StatusBadge status={publication.standing.state} />}
          {state !== 'published' && isEmbargoed(embargo, now) && (
            <Badge tone="warn">Not public until {sayEmbargo(embargo)}</Badge>
          )}
        </>
      }
      title={title}
      lead={
        <>
          Audience: {audience || 'nobody named yet'}. About{' '}
          <Link href={`/incidents/${incident.reference}`} className="link">
            {incident.reference} {incident.title}
          </Link>{' '}
          <SeverityBadge level={incident.severity} look="soft" className="align-middle" />
          {corrects && (
            <>
              {' '}
              Corrects{' '}
              <Link href={`/statements/${corrects}`} className="link">
                {corrects}
              </Link>
              .
            </>
          )}
        </>
      }
      actions={
        <>
          <a href={`/api/statements/${reference}/working-copy`} className={buttonLook()} download>
            PDF
          </a>
          {editable && (
            <Link href={`/statements/${reference}/edit`} className={buttonLook()}>
              Edit the text
            </Link>
          )}
        </>
      }
    />
  )
}
