import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import { openStatuses } from '@/lib/incidents/model'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'
import type { SuggestionView } from '@/lib/severity/queries/panel'
import { levelWords } from '@/lib/timeline/words/severity'
import { SeverityReasons } from './severity-reasons'

function title({ severity, provisional }: IncidentDetail, { recorded, suggestion, mildest }: SuggestionView): string {
  const now = `now SEV ${severity}${provisional ? ', provisional' : ''}`
  if (!suggestion) return `No severity can be suggested yet, ${now}`
  const level = levelWords(suggestion.suggested)
  if (recorded) return `Suggested ${level}, ${now}`
  // Before anybody has answered, most of it is assumed: the level alone would cry wolf.
  if (mildest === suggestion.suggested) return `What is known so far suggests ${level}, ${now}`
  return `What is known so far: SEV ${mildest} at best, ${level} at worst, ${now}`
}

/** Said on the incident's page where the suggested level is not the one that stands, or nobody has decided yet. */
export function SuggestedSeverity({ incident, view }: { incident: IncidentDetail; view: SuggestionView }) {
  const { severity, provisional, status, reference, may } = incident
  const { recorded, suggestion } = view
  const undecided = provisional && openStatuses.includes(status)
  const differs = recorded !== null && suggestion?.suggested !== severity
  if (!undecided && !(differs && openStatuses.includes(status))) return null
  const path = `/incidents/${reference}`
  return (
    <Callout title={title(incident, view)} className="mb-4" data-suggested={suggestion?.suggested ?? ''}>
      {suggestion ? (
        <details>
          <summary className="cursor-pointer">
            {suggestion.confidence === 'low' ? 'Low confidence: why, and what is missing' : 'Why'}
          </summary>
          <div className="mt-2">
            <SeverityReasons suggestion={suggestion} path="" />
          </div>
        </details>
      ) : (
        <p>Nobody has said what data it is.</p>
      )}
      {may.triage && (
        <Link href={`${path}/severity`} className="link">
          {recorded ? 'Decide the severity' : 'Answer a few questions and decide'}
        </Link>
      )}
    </Callout>
  )
}
