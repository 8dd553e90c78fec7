import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { CorrectionForm } from '@/components/incidents/correction-form'
import { decideCorrect } from '@/lib/incidents/rules'
import { findTimelineItem } from '@/lib/timeline/queries'
import { correctEntryAction } from '../../changes'
import { openIncident } from '../../open-incident'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Correct an entry - ${(await params).ref.toUpperCase()}` }
}

interface Props {
  params: Promise<{ ref: string; seq: string }>
}

export default async function CorrectPage({ params }: Props) {
  const { actor, incident } = await openIncident((await params).ref)
  const seq = Number((await params).seq)
  const item = Number.isSafeInteger(seq) ? await findTimelineItem(actor, incident.id, seq) : null
  if (!item || !decideCorrect({ ...item, may: incident.may }).ok) notFound()
  const latest = item.corrections.at(-1)?.seq ?? item.seq
  return (
    <ChangePage
      incident={incident}
      title={`Correct entry ${item.seq}`}
      lead="Nothing is overwritten: what the entry said stays readable under the new words."
    >
      <CorrectionForm
        action={correctEntryAction}
        incidentId={incident.id}
        reference={incident.reference}
        seq={latest}
        text={item.text ?? ''}
      />
    </ChangePage>
  )
}
