import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { FieldForm } from '@/components/regulator/field-form'
import { FieldHistory } from '@/components/regulator/field-history'
import { zoneCookie } from '@/components/ui/choices'
import { listPeopleChoices } from '@/lib/incidents/queries/choices'
import { writableKeys } from '@/lib/regulator/model'
import { recordFieldAction } from '../../actions'
import { openForm } from '../../open-form'

interface FieldParams {
  params: Promise<{ ref: string; field: string }>
}

export async function generateMetadata({ params }: FieldParams): Promise<Metadata> {
  return { title: `Field of the form - ${(await params).ref.toUpperCase()}` }
}

/** One field: what the record says, what people said, and what to say now. */
export default async function FieldPage({ params }: FieldParams) {
  const { ref, field: key } = await params
  const { actor, incident, form } = await openForm(ref)
  const field = form.fields.find((each) => each.key === key)
  if (!field || !writableKeys.includes(field.key) || !form.mayWrite) notFound()
  const people = await listPeopleChoices(actor)
  const zone = (await cookies()).get(zoneCookie)?.value ?? incident.zone
  return (
    <ChangePage
      incident={incident}
      title={field.label}
      lead="What you write here stands in place of the record’s words."
    >
      <div className="flex flex-col gap-4">
        <FieldHistory
          reference={incident.reference}
          field={field}
          versions={form.versions.filter((version) => version.key === key)}
        />
        <FieldForm
          action={recordFieldAction}
          incidentId={incident.id}
          reference={incident.reference}
          field={field}
          people={people}
          zone={zone}
        />
      </div>
    </ChangePage>
  )
}
