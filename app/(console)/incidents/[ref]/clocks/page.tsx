import type { Metadata } from 'next'
import Link from 'next/link'
import { ClockCard } from '@/components/clocks/clock-card'
import { JudgmentForm, type Replaced } from '@/components/clocks/judgment-form'
import { JudgmentList } from '@/components/clocks/judgment-list'
import { LawList } from '@/components/clocks/law-list'
import { OpenQuestions } from '@/components/clocks/open-questions'
import { ReviewBanner } from '@/components/clocks/review-banner'
import { lawName } from '@/components/clocks/words'
import { ChangePage } from '@/components/incidents/change-page'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { Section } from '@/components/ui/card'
import { requestedAtMs } from '@/lib/auth/session'
import { judgmentLabel, respondersJudge, standing } from '@/lib/clocks/judgments'
import { judgmentKinds } from '@/lib/clocks/model'
import { getIncidentClocks, type IncidentClocks } from '@/lib/clocks/queries/incident'
import { formatTime } from '@/lib/time'
import { openIncident, type Params } from '../open-incident'
import { recordJudgmentAction } from './actions'

interface Props extends Params {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Clocks - ${(await params).ref.toUpperCase()}` }
}

function replacedBy(clocks: IncidentClocks, asked: unknown): Replaced | null {
  const found = standing(clocks.judgments).find(({ seq }) => String(seq) === asked)
  if (!found || !(clocks.may.decide || respondersJudge.includes(found.kind))) return null
  const { seq, kind, regime, at } = found
  return { seq, kind, regime, words: `${judgmentLabel(kind)}, ${formatTime(at, 'UTC')}, for ${lawName(regime)}` }
}

const kindChoices = ({ decide }: IncidentClocks['may']) =>
  judgmentKinds
    .filter(({ kind }) => decide || respondersJudge.includes(kind))
    .map(({ kind, label }) => ({ value: kind, label }))

/** Versions that ran and no longer count. */
function Earlier({ clocks: { earlier, settings, now }, reference }: { clocks: IncidentClocks; reference: string }) {
  if (earlier.length === 0) return null
  return (
    <details>
      <summary className="w-fit font-medium">Earlier versions ({earlier.length})</summary>
      <div className="mt-3 flex flex-col gap-3">
        {earlier.map((clock) => (
          <ClockCard key={clock.id} {...{ clock, now, reference }} settings={settings.get(clock.regime)} />
        ))}
      </div>
    </details>
  )
}

/** What was judged, which laws apply, and when each of their duties is due: all of it, with how it was counted. */
export default async function ClocksPage({ params, searchParams }: Props) {
  const { actor, incident } = await openIncident((await params).ref)
  const clocks = await getIncidentClocks(actor, incident.id)
  const { now, may, judgments, assessments, settings, unopened } = clocks
  const { reference } = incident
  const base = `/incidents/${reference}/clocks`
  const replaced = replacedBy(clocks, (await searchParams).replace)
  const reviewed = Object.fromEntries([...settings].map(([id, { reviewedOn }]) => [id, reviewedOn]))
  const regimes = assessments.map(({ regime }) => ({ value: regime, label: lawName(regime) }))
  return (
    <ChangePage
      incident={incident}
      title="Clocks"
      lead="Clocks start from recorded judgments, for laws that were decided to apply, and from nothing else. This is no legal advice."
    >
      <LiveRefresh topics={[`incident/${incident.id}`]} sinceMs={requestedAtMs()} />
      <div className="flex flex-col gap-4">
        <ReviewBanner regimes={assessments.map(({ regime }) => regime)} now={now} reviewed={reviewed} />
        <OpenQuestions clocks={clocks} />
        <section id="clocks" aria-labelledby="clocks-title" className="flex flex-col gap-3">
          <h2 id="clocks-title" className="font-strong text-reading">
            What is due
          </h2>
          {clocks.clocks.length === 0 && (
            <p className="text-muted">No clock runs. One starts when a law was decided to apply.</p>
          )}
          {clocks.clocks.map((clock) => (
            <ClockCard
              key={clock.id}
              {...{ clock, now, reference }}
              settings={settings.get(clock.regime)}
              actHref={may.decide ? `${base}/${clock.id}` : undefined}
            />
          ))}
        </section>
        <Section
          id="laws"
          title="Laws to assess"
          hint="What the recorded facts point to. A person decides on each, with a reason; nothing closes by itself."
          actions={
            may.decide &&
            unopened.length > 0 && (
              <Link href={`${base}/open`} className="link">
                Add a law
              </Link>
            )
          }
        >
          {assessments.length > 0 ? (
            <LawList laws={assessments} mayDecide={may.decide} {...{ reference, now }} />
          ) : (
            <p className="text-muted">None yet. They are listed when it is recorded what data the incident concerns.</p>
          )}
        </Section>
        <Section id="judgments" title="Judgments" hint="Never edited: another judgment takes the place of an old one.">
          {judgments.length > 0 ? (
            <JudgmentList {...{ judgments, reference, may }} />
          ) : (
            <p className="text-muted">Nothing was judged yet.</p>
          )}
        </Section>
        {may.judge && (
          <Section id="judge" title={replaced ? 'Judge otherwise' : 'Record a judgment'}>
            <JudgmentForm
              key={replaced?.seq ?? 0}
              action={recordJudgmentAction}
              incidentId={incident.id}
              kinds={kindChoices(may)}
              zone={incident.zone}
              {...{ reference, regimes, replaced }}
            />
          </Section>
        )}
        <Earlier clocks={clocks} reference={reference} />
      </div>
    </ChangePage>
  )
}
