import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { FindingForm } from '@/components/incidents/finding-form'
import { zoneCookie } from '@/components/ui/choices'
import { newId } from '@/lib/id'
import { findingSourceRows } from '@/lib/incidents/entry-form'
import { recordFindingAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Record a finding - ${(await params).ref.toUpperCase()}` }
}

export default async function FindingPage({ params }: Params) {
  const { actor, incident } = await openIncident((await params).ref)
  if (!incident.may.find) notFound()
  const zone = (await cookies()).get(zoneCookie)?.value ?? incident.zone
  return (
    <ChangePage
      incident={incident}
      title="Record a finding"
      lead="What was examined, by whom, how, and what came out. Statements rest on it."
    >
      <FindingForm
        action={recordFindingAction}
        incidentId={incident.id}
        reference={incident.reference}
        reviewer={actor.name}
        token={newId()}
        zone={zone}
        sourceRows={findingSourceRows}
      />
    </ChangePage>
  )
}
