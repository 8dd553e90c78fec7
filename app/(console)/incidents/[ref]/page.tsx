import type { Metadata } from 'next'
import Link from 'next/link'
import { ClocksSection } from '@/components/clocks/clock-panel'
import { ExposureSection, FactsSection } from '@/components/incidents/facts'
import { IncidentHeader } from '@/components/incidents/incident-header'
import { PausePrompts } from '@/components/incidents/pause-prompts'
import { PeopleSection } from '@/components/incidents/people-section'
import { ProgramsSection } from '@/components/incidents/programs-section'
import { SectionLinks } from '@/components/incidents/section-links'
import { StatementsSection } from '@/components/incidents/statements-section'
import { SuggestedSeverity } from '@/components/incidents/suggested-severity'
import { IncidentMeasuresSection } from '@/components/measures/incident-measures'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { buttonLook } from '@/components/ui/button'
import { markdown } from '@/components/ui/markdown'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs } from '@/lib/auth/session'
import { getClockPanel } from '@/lib/clocks/queries/panel'
import { getSurroundings } from '@/lib/incidents/queries/around'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'
import { getIncidentMeasures } from '@/lib/measures/queries/incident'
import { getSuggestion } from '@/lib/severity/queries/panel'
import { draftableKinds } from '@/lib/statements/rules/drafting'
import { readFilters } from '@/lib/timeline/filter'
import { listTimeline } from '@/lib/timeline/queries'
import { EvidencePart } from './evidence-part'
import { openIncident, type Params } from './open-incident'
import { TimelinePart } from './timeline-part'

interface Props extends Params {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await openIncident((await params).ref)
  return { title: `${incident.reference} SEV ${incident.severity} ${incident.title} - Timeline` }
}

function Actions({ incident: { reference, may } }: { incident: IncidentDetail }) {
  if (!may.triage) return null
  return (
    <>
      <Link href={`/incidents/${reference}/severity`} className={buttonLook()}>
        Change severity
      </Link>
      <Link href={`/incidents/${reference}/status`} className={buttonLook()}>
        Change status
      </Link>
    </>
  )
}

/** A duplicate's exposure is that of its original; one that was withdrawn has none. */
const isCounted = ({ status }: IncidentDetail) => status !== 'duplicate' && status !== 'withdrawn'

/** The incident's room: facts, people, programs, what is said, and the live timeline. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const { actor, incident } = await openIncident((await params).ref)
  const query = await searchParams
  const filters = readFilters(query)
  const [timeline, { programs, statements, evidence }, measured, suggestion, panel] = await Promise.all([
    listTimeline(actor, incident.id, filters, { all: query.all !== undefined }),
    getSurroundings(actor, incident.id),
    getIncidentMeasures(actor, incident.id),
    getSuggestion(actor, incident.id),
    getClockPanel(actor, incident.id),
  ])
  const { reference, summary, may } = incident
  const topics = [`incident/${incident.id}`, ...programs.map(({ id }) => `program/${id}`)]
  return (
    <>
      <LiveRefresh topics={topics} sinceMs={requestedAtMs()} />
      <IncidentHeader incident={incident} actions={<Actions incident={incident} />} />
      <SuggestedSeverity incident={incident} view={suggestion} />
      <PausePrompts incident={incident} programs={programs} />
      <SectionLinks />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="lg:col-start-2">
          <ProgramsSection reference={reference} programs={programs} mayLink={may.triage} />
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <TimelinePart {...{ incident, timeline, filters }} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-2">
          <ClocksSection {...{ reference, panel }} />
          <FactsSection incident={incident} summary={summary && markdown(summary)} />
          <ExposureSection incident={incident} />
          {isCounted(incident) && <IncidentMeasuresSection times={incident} measured={measured} />}
          <PeopleSection incident={incident} />
          <StatementsSection
            {...{ reference, statements }}
            kinds={draftableKinds(actor.roles)}
            mayRead={mayEver(actor, 'statement.read')}
          />
          <EvidencePart incident={incident} evidence={evidence} />
        </div>
      </div>
    </>
  )
}
