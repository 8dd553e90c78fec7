import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChangePage } from '@/components/incidents/change-page'
import { SeverityForm } from '@/components/incidents/severity-form'
import { SeverityQuestions } from '@/components/incidents/severity-questions'
import { SeveritySuggestion } from '@/components/incidents/severity-suggestion'
import { Section } from '@/components/ui/card'
import { getSeverityPanel } from '@/lib/severity/queries/panel'
import { changeSeverityAction, suggestSeverityAction } from '../changes'
import { openIncident, type Params } from '../open-incident'

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: `Change severity - ${(await params).ref.toUpperCase()}` }
}

export default async function SeverityPage({ params }: Params) {
  const { actor, incident } = await openIncident((await params).ref)
  if (!incident.may.triage) notFound()
  const { recorded, suggestion, mildest, answers, meaning } = await getSeverityPanel(actor, incident.id)
  const { id: incidentId, reference, severity, version } = incident
  const questions = (
    <SeverityQuestions action={suggestSeverityAction} {...{ incidentId, reference, answers, meaning }} />
  )
  return (
    <ChangePage incident={incident} title="Change severity" lead="A level is suggested; you decide.">
      <div className="flex flex-col gap-4">
        <SeveritySuggestion {...{ recorded, suggestion, mildest }} path={`/incidents/${reference}`} />
        <Section id="decide" title="Decide">
          <SeverityForm
            action={changeSeverityAction}
            {...{ incidentId, reference, severity, version }}
            suggested={recorded && suggestion ? suggestion.suggested : null}
          />
        </Section>
        <Section
          id="questions"
          title="Questions for a suggestion"
          hint="About a minute. Leave open what you don’t know: it counts at its worse value, and says so."
        >
          {recorded ? (
            <details>
              <summary className="cursor-pointer font-medium">Answer them again</summary>
              <div className="mt-4">{questions}</div>
            </details>
          ) : (
            questions
          )}
        </Section>
      </div>
    </ChangePage>
  )
}
