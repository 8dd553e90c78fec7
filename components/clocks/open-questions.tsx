import { Callout } from '@/components/ui/callout'
import { standing } from '@/lib/clocks/judgments'
import type { IncidentClocks } from '@/lib/clocks/queries/incident'
import { missingWords } from './words'

const dayMs = 86_400_000

/** What nobody has judged though the incident is known: a question with its age, and no date. */
export function OpenQuestions({ clocks: { clocks, judgments, now } }: { clocks: IncidentClocks }) {
  const waiting = clocks.filter(({ state }) => state === 'anchor_missing')
  const known = standing(judgments).filter(({ kind }) => kind === 'discovered' || kind === 'aware')
  if (waiting.length === 0) return null
  const first = Math.min(...known.map(({ at }) => at.getTime()))
  const days = Math.max(0, Math.floor((now.getTime() - first) / dayMs))
  return (
    <Callout tone="warn" title="Judgments are missing">
      {known.length > 0 && (
        <p>
          Known for {days} {days === 1 ? 'day' : 'days'}.
        </p>
      )}
      <ul className="list-disc pl-5">
        {waiting.map(({ id, title, missing }) => (
          <li key={id}>
            {title}: {missingWords(missing)} Without it there is no date.
          </li>
        ))}
      </ul>
    </Callout>
  )
}
