import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ThresholdForm } from '@/components/settings/threshold-form'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/card'
import { mayEver } from '@/lib/auth/permissions'
import { requireActor } from '@/lib/auth/session'
import { getPeopleThreshold } from '@/lib/severity/queries/threshold'
import { setPeopleThresholdAction } from './actions'

export const metadata: Metadata = { title: 'Severity' }

export default async function SeveritySettingsPage() {
  const actor = await requireActor()
  if (!mayEver(actor, 'settings.manage')) notFound()
  const people = await getPeopleThreshold(actor)
  return (
    <>
      <PageHeader title="Severity" lead="How severity is suggested here. A person always decides it." />
      <Section
        id="people"
        title="Many people"
        hint="When at least this many people may be affected, the suggested level is one worse. Suggestions that stand keep the number they were made with."
      >
        <ThresholdForm action={setPeopleThresholdAction} people={people} />
      </Section>
    </>
  )
}
