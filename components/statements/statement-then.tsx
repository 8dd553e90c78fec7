import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import { statementKindRules } from '@/lib/statements/model'
import type { StatementThen } from '@/lib/statements/queries/statement-at'
import { ClaimList } from './claim-list'

/** A statement as it was shown at a moment: its text, its claims and how each stood. Nothing can be done to it. */
export function StatementThenView({ then }: { then: StatementThen }) {
  const { reference, title, kind, at, version, publication, incidentReference } = then
  return (
    <>
      <PageHeader
        marks={
          <>
            <Mono className="font-medium">{reference}</Mono>
            <span className="font-medium text-muted">{statementKindRules[kind].label}</span>
          </>
        }
        title={title}
      />
      <Callout
        tone="info"
        className="mb-4"
        title={
          <>
            As it stood at <Time at={at} />
          </>
        }
      >
        <p>
          What was recorded later is left out.{' '}
          <Link href={`/statements/${reference}`} className="link">
            Show it as it stands now
          </Link>
        </p>
      </Callout>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section
          id="text"
          title={publication ? 'Published text' : `Text, version ${version.number}`}
          actions={publication && <StatusBadge status={publication.standing.state} />}
        >
          <p className="max-w-reading whitespace-pre-wrap text-reading">{publication?.text ?? version.text}</p>
          {publication && (
            <p className="mt-3 text-muted">
              Published <Time at={publication.publishedAt} />
            </p>
          )}
        </Section>
        <ClaimList
          claims={publication?.claims ?? version.claims}
          incident={incidentReference}
          standings={publication?.standing.claims}
        />
      </div>
    </>
  )
}

/** Asks for a moment, in UTC, without script too. */
export function AskThen({ reference }: { reference: string }) {
  return (
    <form
      method="get"
      action={`/statements/${reference}`}
      className="mt-3 flex flex-wrap items-end gap-2 border-hairline border-t pt-3"
    >
      <label className="flex flex-col gap-1 font-medium text-dense">
        As it stood at (UTC)
        <input
          type="datetime-local"
          name="at"
          required
          className="h-9 rounded-control border border-control bg-bg px-2 text-dense pointer-coarse:h-11"
        />
      </label>
      <button
        type="submit"
        className="h-9 rounded-control border border-control bg-raised px-4 font-medium hover:bg-sunken pointer-coarse:h-11"
      >
        Show
      </button>
    </form>
  )
}
