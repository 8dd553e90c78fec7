import type { Metadata } from 'next'
import { ProgramMeasuresSection } from '@/components/measures/program-measures'
import { CollectorsSection } from '@/components/programs/collectors-section'
import { DataSection } from '@/components/programs/data-section'
import { LinkedIncidents } from '@/components/programs/linked-incidents'
import { LocksSection } from '@/components/programs/locks-section'
import { PauseProgress } from '@/components/programs/pause-progress'
import { ProgramFacts } from '@/components/programs/program-facts'
import { ProgramHeader } from '@/components/programs/program-header'
import { ProgramTimeline } from '@/components/programs/program-timeline'
import { RampBrief } from '@/components/programs/ramp-brief'
import { RulesSection } from '@/components/programs/rules-section'
import { SafeguardsSection } from '@/components/programs/safeguards-section'
import { TokensSection } from '@/components/programs/tokens-section'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { collectorFilter } from '@/lib/collectors/list-schema'
import { countCollectors } from '@/lib/collectors/queries/counts'
import { listCollectors } from '@/lib/collectors/queries/list'
import { getProgramMeasures } from '@/lib/measures/queries/program'
import { getIngest } from '@/lib/programs/queries/ingest'
import { getProgram } from '@/lib/programs/queries/program'
import { getPauseProgress } from '@/lib/programs/queries/progress'
import { findRamp } from '@/lib/programs/queries/ramp'
import { listProgramTimeline } from '@/lib/programs/queries/timeline'
import * as actions from './actions'
import { orNotFound } from './or-not-found'

interface Props {
  params: Promise<{ slug: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, { slug }] = await Promise.all([requireActor(), params])
  return { title: (await orNotFound(getProgram(actor, slug))).name }
}

/** The list itself has a page of its own. */
const shownHere = 6
const mostUrgent = collectorFilter.parse({})

/** One program: its state and how surely, its locks, its collectors, what it promised and what is proven. */
export default async function ProgramPage({ params }: Props) {
  const [actor, { slug }] = await Promise.all([requireActor(), params])
  const [program, progress, page, facets, ingest, items, measured, ramp] = await orNotFound(
    Promise.all([
      getProgram(actor, slug),
      getPauseProgress(actor, slug),
      listCollectors(actor, slug, mostUrgent, { limit: shownHere }),
      countCollectors(actor, slug, mostUrgent),
      getIngest(actor, slug),
      listProgramTimeline(actor, slug),
      getProgramMeasures(actor, slug),
      findRamp(actor, slug),
    ]),
  )
  const { id, safeguards, may, locks, tokens, incidents } = program
  return (
    <>
      <LiveRefresh topics={[`program/${id}`]} sinceMs={requestedAtMs()} />
      <ProgramHeader program={program} counts={progress} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {progress.pausedAt && program.phase !== 'running' && program.phase !== 'ramping' && (
          <PauseProgress progress={progress} />
        )}
        {ramp && <RampBrief ramp={ramp} />}
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[repeat(2,minmax(0,1fr))]">
          <div className="grid min-w-0 gap-4">
            <LocksSection slug={slug} locks={locks} />
            <SafeguardsSection
              program={{ id, slug, safeguards, may }}
              actions={{
                add: actions.addSafeguardAction,
                verify: actions.verifySafeguardAction,
                fail: actions.failSafeguardAction,
                schedule: actions.scheduleSafeguardAction,
              }}
            />
          </div>
          <div className="grid min-w-0 gap-4">
            <ProgramFacts program={program} />
            <RulesSection program={program} switchAction={actions.switchRuleAction} />
            <LinkedIncidents incidents={incidents} />
            {may.configure && (
              <TokensSection
                slug={slug}
                programId={id}
                tokens={tokens}
                createAction={actions.createTokenAction}
                revokeAction={actions.revokeTokenAction}
              />
            )}
          </div>
        </div>
        <DataSection program={program} ingest={ingest} mayFile={mayEver(actor, 'incident.file')} />
        <CollectorsSection {...{ slug, page, facets, paused: progress.pausedAt !== null, mayPause: may.pause }} />
        <ProgramMeasuresSection measured={measured} />
        <Section id="history" title="History" hint="The program’s own record, newest first.">
          <ProgramTimeline items={items} path={`/programs/${slug}`} />
        </Section>
      </div>
    </>
  )
}
