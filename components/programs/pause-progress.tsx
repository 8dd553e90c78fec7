import { Countdown } from '@/components/ui/countdown'
import { StatusBadge, type StatusName } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { PauseProgress as Progress } from '@/lib/programs/queries/progress'
import { pauseHeadline } from './pause-headline'

interface CountProps {
  status: StatusName
  count: number
  known: number
  says: string
}

/** One class of accounting, with its share drawn: number and words carry it, the bar repeats it. */
function Count({ status, count, known, says }: CountProps) {
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-control border border-hairline px-3 py-2">
      <StatusBadge status={status} className="self-start" />
      <span className="font-strong text-h1 tabular-nums">{count}</span>
      <meter aria-hidden min={0} max={Math.max(1, known)} value={count} className="h-1.5 w-full" />
      <span className="text-meta text-muted">{says}</span>
    </li>
  )
}

function When({ progress }: { progress: Progress }) {
  const { pausedAt, leasesOverAt, pauseCompletedAt, pending, now } = progress
  if (!pausedAt) return null
  return (
    <p className="text-muted">
      Asked to stop at <Time at={pausedAt} style="seconds" />
      {pauseCompletedAt && (
        <>
          ; complete at <Time at={pauseCompletedAt} style="seconds" />.
        </>
      )}
      {!pauseCompletedAt && leasesOverAt && (
        <>
          ; at the latest every lease is over at <Time at={leasesOverAt} style="seconds" />
          {pending > 0 && (
            <>
              {' '}
              (in <Countdown until={leasesOverAt.toISOString()} serverNow={now.toISOString()} over="0 s" />)
            </>
          )}
          .
        </>
      )}
    </p>
  )
}

/** How far a pause has come: confirmed, expired, by hand and pending are told apart, since expired is not confirmed. */
export function PauseProgress({ progress }: { progress: Progress }) {
  const { known, confirmed, expired, manual, pending, late, contradicted } = progress
  return (
    <section
      id="pause"
      aria-labelledby="pause-title"
      data-card=""
      className="rounded-card border border-control bg-raised p-4"
    >
      <h2 id="pause-title" className="font-strong text-h2" aria-live="polite">
        {pauseHeadline(progress)}
      </h2>
      <When progress={progress} />
      {known > 0 && (
        <ul className="mt-3 grid grid-cols-2 gap-2 lg:grid-cols-4">
          <Count status="confirmed" count={confirmed} known={known} says="said that they stopped" />
          <Count status="expired" count={expired} known={known} says="lease certainly over, not heard of" />
          <Count status="manual" count={manual} known={known} says="vouched for by a person" />
          <Count status="pending" count={pending} known={known} says="may still be collecting" />
        </ul>
      )}
      {late > 0 && (
        <p className="mt-3">
          {late === 1 ? '1 collector' : `${late} collectors`} spoke after being accounted for; the first account stands.
        </p>
      )}
      {contradicted > 0 && (
        <p className="mt-3 font-strong text-danger" role="alert">
          {contradicted === 1 ? '1 collector' : `${contradicted} collectors`} reported a record after confirming the
          stop.
        </p>
      )}
    </section>
  )
}
