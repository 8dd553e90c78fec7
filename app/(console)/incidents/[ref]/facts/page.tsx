import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { OpenQuestions } from '@/components/incidents/facts/open-questions'
import { type FactKind, factKinds, neededFor } from '@/lib/incidents/fact-kinds'
import { listOpenQuestions } from '@/lib/incidents/queries/questions'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Record a fact - ${(await params).ref.toUpperCase()}` }
}

export default async function FactsPage({ params }: Params) {
  const { actor, incident } = await openIncident((await params).ref)
  const { reference, may } = incident
  // The table's keys, in its order.
  const offered = (Object.keys(factKinds) as FactKind[]).filter((kind) => may[neededFor(kind)])
  if (offered.length === 0) notFound()
  const questions = await listOpenQuestions(actor, incident.id)
  const link = (href: string, title: string, hint: string) => (
    <li key={href}>
      <Link href={href} className="link font-medium">
        {title}
      </Link>
      <p className="text-muted">{hint}</p>
    </li>
  )
  return (
    <ChangePage
      incident={incident}
      title="Record a fact"
      lead="What is known, and what it is known by. Statements rest on it."
    >
      <ul className="flex flex-col gap-3">
        {may.find &&
          link(`/incidents/${reference}/finding`, 'Finding', 'A review: what was examined and what came out')}
        {offered.map((kind) =>
          link(`/incidents/${reference}/facts/${kind}`, factKinds[kind].title, factKinds[kind].hint),
        )}
      </ul>
      <OpenQuestions questions={questions} path={`/incidents/${reference}`} mayAnswer={may.find} />
    </ChangePage>
  )
}
