import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { DrillBanner } from '@/components/incidents/drill-banner'
import { PageHeader } from '@/components/shell/page-header'
import { DraftForm } from '@/components/statements/draft-form'
import { Mono } from '@/components/ui/mono'
import { isRephraseOpen } from '@/lib/rephrase/queries'
import { statementKindRules } from '@/lib/statements/model'
import { mayDraftKind } from '@/lib/statements/rules/drafting'
import { reviseAction } from '../actions'
import { openStatement, type Params } from '../open-statement'
import { rephraseAction } from '../rephrase-actions'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { statement } = await openStatement((await params).ref)
  return { title: `Edit ${statement.reference} ${statement.title}` }
}

/** Writes the next version. What was published is not written again. */
export default async function EditStatementPage({ params }: Params) {
  const { actor, statement } = await openStatement((await params).ref)
  const { reference, state, kind, originalKind, title, audience, version, incident } = statement
  if (!mayDraftKind(actor.roles, kind, originalKind)) notFound()
  if (state === 'published' || state === 'withdrawn') redirect(`/statements/${reference}`)
  return (
    <>
      {incident.drill && <DrillBanner />}
      <PageHeader
        marks={
          <>
            <Mono className="font-medium">{reference}</Mono>
            <span className="font-medium text-muted">{statementKindRules[kind].label}</span>
          </>
        }
        title={`Edit “${title}”`}
        lead={`Saving makes version ${version.number + 1}. Approvals of version ${version.number} do not hold for other words.`}
      />
      <DraftForm
        action={reviseAction}
        hidden={{ statementId: statement.id, reference, expectedVersion: String(statement.rowVersion) }}
        kind={kind}
        initial={{ title, audience, body: version.body }}
        claims={statement.available}
        saved={{ body: version.body, claims: version.claims }}
        entries={statement.entries}
        earlier={statement.earlier}
        incident={incident.reference}
        background={{ ...statement.lint, originalKind: statement.originalKind }}
        noted
        rephrase={isRephraseOpen(statement) ? { action: rephraseAction, reference } : null}
        label={`Save version ${version.number + 1}`}
      />
    </>
  )
}
