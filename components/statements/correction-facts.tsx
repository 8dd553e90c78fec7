import Link from 'next/link'
import { Countdown } from '@/components/ui/countdown'
import { Time } from '@/components/ui/time'
import { correctionTypeWords } from '@/lib/statements/corrections'
import type { CorrectionCase } from '@/lib/statements/queries/correcting'

export interface CorrectionFactsProps {
  found: CorrectionCase
  incident: string
  now: Date
}

function Due({ found: { targetAt, doneAt }, now }: Pick<CorrectionFactsProps, 'found' | 'now'>) {
  if (!targetAt) return null
  if (doneAt)
    return (
      <p className="mt-2">
        The correction was due <Time at={targetAt} />, and was published <Time at={doneAt} />.
      </p>
    )
  return (
    <p className="mt-2">
      A correction is due <Time at={targetAt} />. Time left:{' '}
      <Countdown until={targetAt.toISOString()} serverNow={now.toISOString()} over="none, it is overdue" />
    </p>
  )
}

/** What the correction is, what on the record makes it that, and until when its readers are to hear of it. */
export function CorrectionFacts({ found, incident, now }: CorrectionFactsProps) {
  const { type, because, bySeq } = found.grounds
  return (
    <>
      <p className="mt-2">
        <span className="font-medium text-text">{correctionTypeWords[type]}.</span> {because}{' '}
        {bySeq !== null && (
          <Link href={`/incidents/${incident}#e-${bySeq}`} className="link">
            See entry {bySeq}
          </Link>
        )}
      </p>
      <Due {...{ found, now }} />
    </>
  )
}
