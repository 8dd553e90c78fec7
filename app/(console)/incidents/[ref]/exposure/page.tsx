import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { ExposureForm } from '@/components/incidents/exposure-form'
import { changeExposureAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Change exposure - ${(await params).ref.toUpperCase()}` }
}

export default async function ExposurePage({ params }: Params) {
  const { incident } = await openIncident((await params).ref)
  if (!incident.may.triage) notFound()
  return (
    <ChangePage incident={incident} title="Change exposure">
      <ExposureForm
        action={changeExposureAction}
        incidentId={incident.id}
        reference={incident.reference}
        exposure={incident}
        version={incident.version}
      />
    </ChangePage>
  )
}
