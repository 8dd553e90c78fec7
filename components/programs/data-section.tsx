import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { Contradiction, IngestView, SeenTotal } from '@/lib/programs/queries/ingest'
import { dispositionWords, observedWords } from '@/lib/timeline/words/ingest'

interface DataProps {
  program: { readonly slug: string; readonly name: string }
  ingest: IngestView
  /** Whether the viewer may file an incident. */
  mayFile: boolean
}

const records = (n: number) => (n === 1 ? '1 record' : `${n.toLocaleString('en')} records`)

/** A new incident about it, proposed with what is known: nothing is filed by opening it. */
function proposal({ slug, name }: DataProps['program'], externalId: string): string {
  const title = `${name}: ${externalId} sent data after it said that it stopped`
  return `/incidents/new?${new URLSearchParams({ title, program: slug })}`
}

function Contradicted({ program, row, mayFile }: Pick<DataProps, 'program' | 'mayFile'> & { row: Contradiction }) {
  return (
    <Callout tone="danger" title={`${row.externalId} sent data after it said that it stopped`}>
      <p>
        {records(row.records)}, captured from <Time at={row.from} style="seconds" /> to{' '}
        <Time at={row.to} style="seconds" />. This contradicts its confirmation.
      </p>
      {mayFile && (
        <Link href={proposal(program, row.externalId)} className={`mt-2 ${buttonLook()}`}>
          File this as a new incident
        </Link>
      )}
    </Callout>
  )
}

function Total({ total }: { total: SeenTotal }) {
  return (
    <li className="py-1.5">
      <strong className={total.class === 'violation' ? 'font-strong text-danger' : 'font-medium'}>
        {records(total.records)} {observedWords[total.class]}
      </strong>
      , {dispositionWords[total.disposition]}. Last seen <Time at={total.lastAt} style="seconds" />.
    </li>
  )
}

/** What guards and stores saw of the program's data around its last pause, and what became of it. */
export function DataSection({ program, ingest, mayFile }: DataProps) {
  const { pausedAt, totals, contradictions, canary, quarantine } = ingest
  const nothing = totals.length === 0 && !canary && quarantine.batches === 0
  return (
    <Section
      id="data"
      title="Data after the pause"
      hint="What guards and stores report of data that arrived. Late data was captured before the program had to stop."
      actions={
        quarantine.batches > 0 && (
          <Link href={`/programs/${program.slug}/quarantine`} className={buttonLook()}>
            {quarantine.waiting > 0 ? `Quarantine: ${quarantine.waiting} to decide` : 'Quarantine'}
          </Link>
        )
      }
    >
      <div className="flex flex-col gap-3">
        {contradictions.map((row) => (
          <Contradicted key={row.collectorId} {...{ program, row, mayFile }} />
        ))}
        {nothing && <p className="text-muted">Nothing was reported. Only a guarded or watched store reports.</p>}
        {totals.length > 0 && (
          <ul className="divide-y divide-hairline">
            {totals.map((total) => (
              <Total key={`${total.class} ${total.disposition}`} total={total} />
            ))}
          </ul>
        )}
        {canary && (
          <p className={canary.refused ? '' : 'font-strong text-danger'}>
            {canary.refused
              ? 'The guard tried to send data while the program was paused, and it was refused'
              : 'The guard tried to send data while the program was paused, and it was let through'}
            , <Time at={canary.at} style="seconds" />. <span className="text-muted">{canary.detail}</span>
          </p>
        )}
        {!nothing && pausedAt && (
          <p className="text-meta text-muted">
            About the pause of <Time at={pausedAt} style="seconds" />.
          </p>
        )}
      </div>
    </Section>
  )
}
