import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { FilingForm } from '@/components/regulator/filing-form'
import { zoneCookie } from '@/components/ui/choices'
import { listPeopleChoices } from '@/lib/incidents/queries/choices'
import { unowned } from '@/lib/regulator/rules/form'
import type { Params } from '../../open-incident'
import { fileFormAction } from '../actions'
import { openForm } from '../open-form'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Record as filed - ${(await params).ref.toUpperCase()}` }
}

/** Says that the form was given to the authority as it stands, and freezes it. */
export default async function FilePage({ params }: Params) {
  const { actor, incident, form } = await openForm((await params).ref)
  if (!form.mayWrite) notFound()
  const people = await listPeopleChoices(actor)
  const zone = (await cookies()).get(zoneCookie)?.value ?? incident.zone
  return (
    <ChangePage
      incident={incident}
      title="Record as filed"
      lead="Standdown sends nothing to authorities. File it on their portal, then record it here: the form is kept as it is now, and the clock of GDPR Article 33 is met by it."
    >
      <FilingForm
        action={fileFormAction}
        incidentId={incident.id}
        reference={incident.reference}
        phases={form.phases}
        open={unowned(form.fields).map(({ label }) => label)}
        formHash={form.formHash}
        people={people}
        zone={zone}
      />
    </ChangePage>
  )
}
