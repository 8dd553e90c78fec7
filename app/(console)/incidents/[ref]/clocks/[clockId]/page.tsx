import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClockCard } from '@/components/clocks/clock-card'
import { ClockReasonForm, MeetClockForm } from '@/components/clocks/clock-forms'
import { ChangePage } from '@/components/incidents/change-page'
import { Section } from '@/components/ui/card'
import { dropClockAction, meetClockAction, takeUpClockAction } from '../actions'
import { openForDeciding, type Props } from '../for-deciding'

type ClockProps = Props & { params: Promise<{ ref: string; clockId: string }> }

export async function generateMetadata({ params }: ClockProps): Promise<Metadata> {
  return { title: `Clock - ${(await params).ref.toUpperCase()}` }
}

/** One clock, and what counsel can record of it. */
export default async function ClockPage(props: ClockProps) {
  const { incident, clocks } = await openForDeciding(props)
  const { clockId } = await props.params
  const clock = clocks.clocks.find(({ id }) => id === clockId)
  if (!clock) notFound()
  const of = { incidentId: incident.id, reference: incident.reference, clockId }
  const isOpen = clock.state === 'running' || clock.state === 'anchor_missing'
  return (
    <ChangePage incident={incident} title={isOpen ? 'Done, or not required?' : 'Take this clock up again'}>
      <div className="flex flex-col gap-4">
        <ClockCard
          {...{ clock, now: clocks.now, reference: incident.reference }}
          settings={clocks.settings.get(clock.regime)}
        />
        {isOpen ? (
          <>
            <Section id="done" title="It was done">
              <MeetClockForm {...of} action={meetClockAction} zone={incident.zone} />
            </Section>
            <Section id="not-required" title="It is not required" hint="The clock ends and alerts no more.">
              <ClockReasonForm {...of} action={dropClockAction} label="Record as not required" question="Why not?" />
            </Section>
          </>
        ) : (
          <Section id="again" title="It was ended by mistake" hint="Another version of it runs and alerts.">
            <ClockReasonForm {...of} action={takeUpClockAction} label="Take it up again" question="Why?" />
          </Section>
        )}
      </div>
    </ChangePage>
  )
}
