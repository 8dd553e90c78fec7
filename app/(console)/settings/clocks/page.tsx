import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CountingForm } from '@/components/clocks/counting-form'
import { RegimeList } from '@/components/clocks/regime-list'
import { ReviewBanner } from '@/components/clocks/review-banner'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { calendarIds, calendarOf } from '@/lib/clocks/calendars'
import { getClockSettings } from '@/lib/clocks/queries/settings'
import { configureCountingAction } from './actions'

export const metadata: Metadata = { title: 'Clock rules' }

export default async function ClockSettingsPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'clock.configure')) notFound()
  const { counting, rows, now } = await getClockSettings(actor)
  const enabled = rows.filter(({ settings }) => settings.enabled)
  const reviewed = Object.fromEntries(rows.map(({ regime, settings }) => [regime.id, settings.reviewedOn]))
  const calendars = calendarIds.map((id) => ({ id, label: `${calendarOf(id).label} (${id})` }))
  return (
    <>
      <PageHeader
        title="Clock rules"
        lead="Which laws are asked about, how far each was checked, and what counting rests on. This is no legal advice."
      />
      <div className="flex flex-col gap-5">
        <ReviewBanner regimes={enabled.map(({ regime }) => regime.id)} now={now} reviewed={reviewed} />
        <Section
          id="regimes"
          title="Laws"
          hint="One that is on is asked about where the facts of an incident point to it. Clocks that run go on when it is switched off."
        >
          <RegimeList rows={rows} now={now} />
        </Section>
        <Section
          id="counting"
          title="What counting rests on"
          hint="Declared here, never guessed. Clocks that run keep what they were counted with until a judgment renews them."
        >
          <CountingForm action={configureCountingAction} counting={counting} calendars={calendars} />
        </Section>
      </div>
    </>
  )
}
