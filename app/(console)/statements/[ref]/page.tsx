import type { Metadata } from 'next'
import { DrillBanner } from '@/components/incidents/drill-banner'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { ClaimList } from '@/components/statements/claim-list'
import { DraftState } from '@/components/statements/draft-state'
import { StatementGlance } from '@/components/statements/statement-glance'
import { StatementHeader } from '@/components/statements/statement-header'
import { StatementText } from '@/components/statements/statement-text'
import { StatementThenView } from '@/components/statements/statement-then'
import { recheckOf, troublesOf } from '@/components/statements/troubles-of'
import { Versions } from '@/components/statements/versions'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs } from '@/lib/auth/session'
import { askedMoment } from '@/lib/statements/asked-moment'
import { compareVersions } from '@/lib/statements/compare'
import { deskOf } from '@/lib/statements/desk'
import { approvalRoles } from '@/lib/statements/model'
import { renderWith } from '@/lib/statements/render'
import { claimAudienceOf } from '@/lib/statements/rules/blockers'
import { mayDraftKind } from '@/lib/statements/rules/drafting'
import { refreshAction, submitAction } from './actions'
import { CorrectionPart } from './correction-part'
import { DeskPart } from './desk-part'
import { openStatement, openStatementAt, type Params } from './open-statement'
import { WordingPart } from './wording-part'

interface Props extends Params {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { statement } = await openStatement((await params).ref)
  return { title: `${statement.reference} ${statement.title}` }
}

/** One statement: the text with its claims, who approved exactly what, and whether it still holds. */
export default async function StatementPage({ params, searchParams }: Props) {
  const { actor, statement } = await openStatement((await params).ref)
  const { from, to, view, at } = await searchParams
  const moment = askedMoment(at)
  if (moment) return <StatementThenView then={await openStatementAt(statement.reference, moment)} />
  const { incident, publication, version, versions, earlier, reference } = statement
  const mayDraft = mayDraftKind(actor.roles, statement.kind, statement.originalKind)
  const desk = deskOf(statement, statement.fresh, statement.now, {
    ...{ personId: actor.id, mayDraft, mayPublish: mayEver(actor, 'statement.publish') },
    mayReviewFor: approvalRoles.filter((role) => mayEver(actor, `statement.approve.${role}`)),
  })
  const text = { id: statement.id, reference, number: version.number, textHash: version.textHash }
  const recheck = recheckOf(statement)
  const withHelp = versions.some(({ number, modelHelp }) => number === version.number && modelHelp)
  return (
    <>
      <LiveRefresh topics={[`statement/${statement.id}`, `incident/${incident.id}`]} sinceMs={requestedAtMs()} />
      {incident.drill && <DrillBanner />}
      <StatementHeader statement={statement} editable={desk.revise} />
      <StatementGlance statement={statement} />
      <CorrectionPart {...{ actor, statement, mayDraft }} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] min-[1200px]:grid-cols-[minmax(0,1fr)_18rem_18rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section
            id="text"
            title={publication ? 'Published text' : `Text, version ${version.number}`}
            hint={withHelp && 'With model help'}
          >
            <StatementText
              parts={renderWith(version.body, version.claims, earlier).parts}
              troubles={troublesOf(statement, recheck)}
            />
          </Section>
          {!publication && <WordingPart actor={actor} statement={statement} />}
          {!publication && (
            <DraftState
              desk={desk}
              statement={{ ...text, expectedVersion: statement.rowVersion }}
              submit={submitAction}
              refresh={refreshAction}
            />
          )}
        </div>
        <div className="min-w-0 lg:col-start-2 min-[1200px]:row-span-2 min-[1200px]:row-start-1">
          <ClaimList
            claims={version.claims}
            incident={incident.reference}
            standings={publication?.standing.claims}
            recheck={recheck}
            entries={statement.entries}
            audience={claimAudienceOf(statement.kind)}
          />
        </div>
        <DeskPart actor={actor} statement={statement} desk={desk} />
        <div className="min-w-0 lg:col-start-1 lg:row-start-2">
          <Versions
            reference={reference}
            versions={versions}
            compared={compareVersions(versions, from, to, earlier)}
            beside={view === 'beside'}
          />
        </div>
      </div>
    </>
  )
}
