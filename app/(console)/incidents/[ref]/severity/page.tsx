import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { SeverityForm } from '@/components/incidents/severity-form'
import { changeSeverityAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Change severity - ${(await params).ref.toUpperCase()}` }
}

export default async function SeverityPage({ params }: Params) {
  const { incident } = await openIncident((await params).ref)
  if (!incident.may.triage) notFound()
  return (
    <ChangePage incident={incident} title="Change severity">
      <SeverityForm
        action={changeSeverityAction}
        incidentId={incident.id}
        reference={incident.reference}
        severity={incident.severity}
        version={incident.version}
      />
    </ChangePage>
  )
}
