import type { Metadata } from 'next'
import { DecideLawForm } from '@/components/clocks/law-forms'
import { lawName } from '@/components/clocks/words'
import { ChangePage } from '@/components/incidents/change-page'
import { decideLawAction } from '../actions'
import { openForDeciding, type Props } from '../for-deciding'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Does this law apply? - ${(await params).ref.toUpperCase()}` }
}

export default async function DecidePage(props: Props) {
  const { incident, clocks, query } = await openForDeciding(props)
  const laws = clocks.assessments.map(({ regime }) => regime).map((id) => ({ id, title: lawName(id) }))
  const chosen = laws.find(({ id }) => id === query.law) ?? laws[0]
  return (
    <ChangePage incident={incident} title="Does this law apply?">
      {chosen ? (
        <DecideLawForm
          action={decideLawAction}
          incidentId={incident.id}
          reference={incident.reference}
          laws={laws}
          chosen={chosen.id}
        />
      ) : (
        <p>No law is listed for this incident yet.</p>
      )}
    </ChangePage>
  )
}
