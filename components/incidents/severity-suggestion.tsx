import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { Time } from '@/components/ui/time'
import type { Suggestion } from '@/lib/severity/model'
import type { SuggestionView } from '@/lib/severity/queries/panel'
import { SeverityReasons } from './severity-reasons'

const confidenceWords = {
  high: 'High',
  medium: 'Medium: something is not known',
  low: 'Low: how far the data got is not known',
}

function Source({ recorded, path }: { recorded: SuggestionView['recorded']; path: string }) {
  if (!recorded) return <>From the record alone; nobody has answered the questions yet.</>
  return (
    <>
      <a href={`${path}#e-${recorded.seq}`} className="link">
        Entry {recorded.seq}
      </a>
      , {recorded.byPerson ? `asked for by ${recorded.by}` : 'made anew because the record changed'},{' '}
      <Time at={recorded.recordedAt} relative />
    </>
  )
}

interface ScoredProps {
  suggestion: Suggestion
  mildest: SuggestionView['mildest']
  path: string
}

function Scored({ suggestion, mildest, path }: ScoredProps) {
  const { SE, band, stage, confidence, suggested } = suggestion
  const range = mildest !== null && mildest !== suggested ? `SEV ${mildest} at best, SEV ${suggested} at worst` : null
  return (
    <div className="flex flex-col gap-4">
      <KeyValue
        facts={[
          { label: 'Score', value: `SE ${SE.toFixed(2)} of 6, ${band}` },
          { label: 'Stage', value: `${stage} of X0 to X4` },
          { label: 'Confidence', value: confidenceWords[confidence] },
          ...(range ? [{ label: 'With what is missing', value: range }] : []),
        ]}
      />
      <SeverityReasons suggestion={suggestion} path={path} />
      <p className="text-muted">
        A hint, not law: GDPR Art. 33 asks for notice to the authority unless a risk to people is unlikely, whatever the
        band.
      </p>
    </div>
  )
}

/** The level that is suggested, with its reasons. Nothing is set by it. */
export function SeveritySuggestion({ recorded, suggestion, mildest, path }: SuggestionView & { path: string }) {
  return (
    <Section
      id="suggested"
      title={
        suggestion ? (
          <span className="flex flex-wrap items-center gap-2">
            {recorded ? 'Suggested:' : 'At worst:'} <SeverityBadge level={suggestion.suggested} />
          </span>
        ) : (
          'No suggestion yet'
        )
      }
      hint={
        suggestion ? (
          <Source recorded={recorded} path={path} />
        ) : (
          'Say below what data it is; until then it counts as SEV 2.'
        )
      }
    >
      {suggestion ? (
        <Scored {...{ suggestion, mildest, path }} />
      ) : (
        <p className="text-muted">The method needs at least one kind of data.</p>
      )}
    </Section>
  )
}
