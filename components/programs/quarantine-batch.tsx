import { Time } from '@/components/ui/time'
import type { BatchRow } from '@/lib/programs/queries/ingest'
import { observedWords } from '@/lib/timeline/words/ingest'

const records = (n: number) => (n === 1 ? '1 record' : `${n.toLocaleString('en')} records`)
const sized = (bytes: number) =>
  bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} kB`

/** What is known of one sealed batch: everything but its content. */
export function BatchFacts({ batch }: { batch: BatchRow }) {
  return (
    <>
      <span className="block">
        Captured <Time at={batch.eventFrom} style="seconds" />
        {batch.eventTo.getTime() !== batch.eventFrom.getTime() && (
          <>
            {' to '}
            <Time at={batch.eventTo} style="seconds" />
          </>
        )}
        , sealed <Time at={batch.sealedAt} style="seconds" /> at {batch.place}
      </span>
      <span className="block">
        {sized(batch.sizeBytes)}, SHA-256 <span className="break-all font-mono">{batch.sha256.slice(0, 16)}…</span>
      </span>
      {batch.votes.map(({ name, mine, decision, reason, at }) => (
        <span key={`${name} ${at.toISOString()}`} className="block text-text">
          {mine ? 'You' : name}: {decision}, <Time at={at} />. {reason}
        </span>
      ))}
    </>
  )
}

/** One line that names a batch. */
export function batchTitle({ count, class: seen, externalId }: BatchRow): string {
  return `${records(count)} ${observedWords[seen]}${externalId ? `, from ${externalId}` : ''}`
}
