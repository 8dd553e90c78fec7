import { CircleCheck, CircleHelp, CircleSlash } from 'lucide-react'
import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { AssessmentRow } from '@/lib/clocks/queries/incident'
import { lawName } from './words'

function Decision({ law: { decision, decisionDue }, now }: { law: AssessmentRow; now: Date }) {
  if (decision === 'applies')
    return (
      <Badge tone="accent">
        <CircleCheck aria-hidden className="size-3.5" /> Applies
      </Badge>
    )
  if (decision)
    return (
      <Badge>
        <CircleSlash aria-hidden className="size-3.5" /> Does not apply
      </Badge>
    )
  return (
    <Badge tone={now > decisionDue ? 'danger' : 'warn'}>
      <CircleHelp aria-hidden className="size-3.5" /> {now > decisionDue ? 'Decision overdue' : 'To decide'}
    </Badge>
  )
}

interface LawListProps {
  laws: readonly AssessmentRow[]
  reference: string
  now: Date
  mayDecide: boolean
}

/** The laws that somebody has to decide on, what points to each, and what was decided. Nothing closes by itself. */
export function LawList({ laws, reference, now, mayDecide }: LawListProps) {
  return (
    <ul className="divide-y divide-hairline">
      {laws.map((law) => (
        <li
          key={law.regime}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3 first:pt-0 last:pb-0"
        >
          <div className="min-w-0 max-w-reading">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-strong">{lawName(law.regime)}</span>
              <Decision law={law} now={now} />
            </p>
            {law.decision ? (
              <p className="break-words">{law.reason}</p>
            ) : (
              <p>
                Decide by <Time at={law.decisionDue} relative />. Owner: {law.owner ?? 'nobody yet'}.
              </p>
            )}
            {law.decidedAt && (
              <p className="text-meta text-muted">
                Decided by {law.decidedByName}, <Time at={law.decidedAt} />
              </p>
            )}
            <details>
              <summary className="w-fit text-meta text-muted">What points to it</summary>
              <ul className="list-disc pl-5">
                {law.why.map((why) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            </details>
          </div>
          {mayDecide && (
            <Link href={`/incidents/${reference}/clocks/decide?law=${law.regime}`} className="link">
              {law.decision ? 'Decide anew' : 'Decide'}
              <span className="sr-only">: {lawName(law.regime)}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
