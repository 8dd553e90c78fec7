import type { Metadata } from 'next'
import { OpenLawForm } from '@/components/clocks/law-forms'
import { lawName } from '@/components/clocks/words'
import { ChangePage } from '@/components/incidents/change-page'
import { openLawAction } from '../actions'
import { openForDeciding, type Props } from '../for-deciding'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Add a law to decide on - ${(await params).ref.toUpperCase()}` }
}

export default async function OpenPage(props: Props) {
  const { incident, clocks, query } = await openForDeciding(props)
  const laws = clocks.unopened.map((id) => ({ id, title: lawName(id) }))
  const chosen = laws.find(({ id }) => id === query.law) ?? laws[0]
  return (
    <ChangePage incident={incident} title="Add a law to decide on">
      {chosen ? (
        <OpenLawForm
          action={openLawAction}
          incidentId={incident.id}
          reference={incident.reference}
          laws={laws}
          chosen={chosen.id}
        />
      ) : (
        <p>Every law that is switched on stands among those to decide already.</p>
      )}
    </ChangePage>
  )
}
