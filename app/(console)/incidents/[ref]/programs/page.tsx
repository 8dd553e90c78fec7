import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { PickForm } from '@/components/incidents/people-forms'
import { listProgramChoices } from '@/lib/incidents/queries/choices'
import { linkProgramAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Link a program - ${(await params).ref.toUpperCase()}` }
}

export default async function LinkProgramPage({ params }: Params) {
  const { actor, incident } = await openIncident((await params).ref)
  if (!incident.may.triage) notFound()
  const programs = await listProgramChoices(actor)
  return (
    <ChangePage incident={incident} title="Link a program">
      <PickForm
        action={linkProgramAction}
        incidentId={incident.id}
        reference={incident.reference}
        name="programId"
        label="Program"
        hint="Its owners will see this incident unless it is restricted."
        submit="Link"
        choices={programs}
      />
    </ChangePage>
  )
}
