import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { StatusForm } from '@/components/incidents/status-form'
import { getLifecycleOf } from '@/lib/incidents/queries/lifecycle-of'
import { statusChoices } from '@/lib/incidents/rules'
import { changeStatusAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Change status - ${(await params).ref.toUpperCase()}` }
}

export default async function StatusPage({ params }: Params) {
  const { actor, incident } = await openIncident((await params).ref)
  if (!incident.may.triage) notFound()
  const choices = statusChoices(await getLifecycleOf(actor, incident.id))
  return (
    <ChangePage incident={incident} title="Change status">
      <StatusForm
        action={changeStatusAction}
        incidentId={incident.id}
        reference={incident.reference}
        status={incident.status}
        version={incident.version}
        choices={choices}
      />
    </ChangePage>
  )
}
