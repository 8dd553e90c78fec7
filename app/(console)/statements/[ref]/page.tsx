import type { Metadata } from 'next'
import { DrillBanner } from '@/components/incidents/drill-banner'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { Approvals } from '@/components/statements/approvals'
import { ClaimList } from '@/components/statements/claim-list'
import { DraftState } from '@/components/statements/draft-state'
import { PublicationFacts } from '@/components/statements/publication-facts'
import { PublishBox } from '@/components/statements/publish-box'
import { StandingBanner } from '@/components/statements/standing-banner'
import { StatementHeader } from '@/components/statements/statement-header'
import { StatementText } from '@/components/statements/statement-text'
import { Versions } from '@/components/statements/versions'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs } from '@/lib/auth/session'
import { compareVersions } from '@/lib/statements/compare'
import { approvalSummary, deskOf } from '@/lib/statements/desk'
import { approvalRoles } from '@/lib/statements/model'
import type { Publication } from '@/lib/statements/queries/statement'
import { renderWith } from '@/lib/statements/render'
import { mayDraftKind } from '@/lib/statements/rules/drafting'
import { correctAction, publishAction, refreshAction, reviewAction, submitAction } from './actions'
import { openStatement, type Params } from './open-statement'

interface Props extends Params {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { statement } = await openStatement((await params).ref)
  return { title: `${statement.reference} ${statement.title}` }
}

/** Keys of the published claims that no longer hold. */
function fallenKeys(publication: Publication | null): ReadonlySet<string> {
  const fallen = publication?.standing.claims.filter(({ state }) => state !== 'current') ?? []
  return new Set(fallen.map(({ key }) => key))
}

/** One statement: the text with its claims, who approved exactly what, and whether it still holds. */
export default async function StatementPage({ params, searchParams }: Props) {
  const { actor, statement } = await openStatement((await params).ref)
  const { incident, publication, version, versions, earlier, reference } = statement
  const mayDraft = mayDraftKind(actor.roles, statement.kind, statement.originalKind)
  const desk = deskOf(statement, statement.fresh, statement.now, {
    ...{ personId: actor.id, mayDraft, mayPublish: mayEver(actor, 'statement.publish') },
    mayReviewFor: approvalRoles.filter((role) => mayEver(actor, `statement.approve.${role}`)),
  })
  const text = { id: statement.id, reference, number: version.number, textHash: version.textHash }
  const { from, to } = await searchParams
  return (
    <>
      <LiveRefresh topics={[`statement/${statement.id}`, `incident/${incident.id}`]} sinceMs={requestedAtMs()} />
      {incident.drill && <DrillBanner />}
      <StatementHeader statement={statement} editable={desk.revise} />
      {publication && (
        <StandingBanner
          standing={publication.standing}
          statement={statement}
          incident={incident.reference}
          corrections={statement.corrections}
          draftCorrection={mayDraft ? correctAction : null}
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section id="text" title={publication ? 'Published text' : `Text, version ${version.number}`}>
            <StatementText
              parts={renderWith(version.body, version.claims, earlier).parts}
              fallen={fallenKeys(publication)}
            />
          </Section>
          {!publication && (
            <DraftState
              desk={desk}
              statement={{ ...text, expectedVersion: statement.rowVersion }}
              submit={submitAction}
              refresh={refreshAction}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <ClaimList claims={version.claims} incident={incident.reference} standings={publication?.standing.claims} />
          <Approvals
            statement={text}
            summary={approvalSummary(statement, versions)}
            desks={desk.approvals}
            rows={statement.approvalRows}
            action={reviewAction}
          />
          {publication ? (
            <PublicationFacts publication={publication} />
          ) : (
            <PublishBox statement={text} publish={desk.publish} action={publishAction} />
          )}
        </div>
        <Versions reference={reference} versions={versions} compared={compareVersions(versions, from, to, earlier)} />
      </div>
    </>
  )
}
