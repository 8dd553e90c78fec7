import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ChangeAction } from '@/components/incidents/change-form'
import { ChangePage } from '@/components/incidents/change-page'
import { FactForm } from '@/components/incidents/facts/fact-form'
import { zoneCookie } from '@/components/ui/choices'
import { newId } from '@/lib/id'
import { type FactKind, factKinds, isFactKind, neededFor } from '@/lib/incidents/fact-kinds'
import { listPeopleChoices } from '@/lib/incidents/queries/choices'
import { listOpenQuestions } from '@/lib/incidents/queries/questions'
import { listEvidenceEntries } from '@/lib/timeline/queries/evidence-entries'
import { openIncident } from '../../open-incident'
import * as actions from '../actions'

interface Props {
  params: Promise<{ ref: string; fact: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const actionOf: Readonly<Record<FactKind, ChangeAction>> = {
  bounds: actions.recordBoundsAction,
  cause: actions.recordCauseAction,
  count: actions.recordCountAction,
  'log-source': actions.recordLogSourceAction,
  question: actions.openQuestionAction,
  answer: actions.answerQuestionAction,
  notification: actions.recordNotificationAction,
  impugn: actions.impugnEvidenceAction,
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, fact } = await params
  const title = isFactKind(fact) ? factKinds[fact].title : 'Record a fact'
  return { title: `${title} - ${ref.toUpperCase()}` }
}

export default async function FactPage({ params, searchParams }: Props) {
  const { ref, fact } = await params
  const { actor, incident } = await openIncident(ref)
  if (!isFactKind(fact) || !incident.may[neededFor(fact)]) notFound()
  const { entry } = await searchParams
  const known = {
    zone: (await cookies()).get(zoneCookie)?.value ?? incident.zone,
    entry: typeof entry === 'string' && /^\d{1,9}$/.test(entry) ? entry : '',
    owners: fact === 'question' ? await listPeopleChoices(actor) : [],
    questions: fact === 'answer' ? await listOpenQuestions(actor, incident.id) : [],
    evidence: fact === 'impugn' ? await listEvidenceEntries(actor, incident.id) : [],
  }
  const { title, hint } = factKinds[fact]
  return (
    <ChangePage incident={incident} title={title} lead={`${hint}.`}>
      <FactForm
        action={actionOf[fact]}
        incidentId={incident.id}
        reference={incident.reference}
        token={newId()}
        fact={fact}
        known={known}
      />
    </ChangePage>
  )
}
