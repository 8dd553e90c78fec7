import { Fragment } from 'react'
import { Badge } from '@/components/ui/badge'
import { type Reason, type Suggestion, topicWords } from '@/lib/severity/model'

/** The entries that a reason rests on, each a link to its place on the timeline. */
function Entries({ seqs, path }: { seqs: readonly number[]; path: string }) {
  return seqs.map((seq) => (
    <Fragment key={seq}>
      {' '}
      <a href={`${path}#e-${seq}`} className="link whitespace-nowrap">
        entry {seq}
      </a>
    </Fragment>
  ))
}

function ReasonLine({ reason, path, assumed }: { reason: Reason; path: string; assumed: boolean }) {
  return (
    <li>
      {reason.text.replace(' (assumed)', '')} {assumed && <Badge>Assumed</Badge>}
      <Entries seqs={reason.seqs} path={path} />
    </li>
  )
}

/** Why a level is suggested: each reason with its entries, what is missing, and how sure it is. */
export function SeverityReasons({ suggestion, path }: { suggestion: Suggestion; path: string }) {
  const { rationale, assumed, missing, borderline, flags } = suggestion
  return (
    <div className="flex flex-col gap-3 text-text">
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {rationale.map((reason) => (
          <ReasonLine
            key={reason.text}
            {...{ reason, path }}
            assumed={assumed.includes(reason.topic) && !reason.text.startsWith('SE ')}
          />
        ))}
      </ul>
      {borderline && <p>{borderline}</p>}
      {missing.length > 0 && (
        <div>
          <p className="font-medium">Not known yet:</p>
          <ul className="list-disc pl-5">
            {missing.map((topic) => (
              <li key={topic}>{topicWords[topic]}</li>
            ))}
          </ul>
        </div>
      )}
      {flags.overHundredPeople && <p>More than 100 people are affected. That does not change the score.</p>}
    </div>
  )
}
