import Link from 'next/link'
import type { ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { lineContent, slotLines } from '@/lib/statements/slots'

interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** The earliest moment at which one of the claims goes stale by time alone. */
function firstExpiry(claims: readonly { readonly validUntil: string | null }[]): string | null {
  return claims.flatMap(({ validUntil }) => validUntil ?? []).sort()[0] ?? null
}

function cutoffOf({ publication, incident, version, versions }: StatementDetail): ReactNode {
  const drawn = versions.find(({ number }) => number === version.number)
  const drawnAt = drawn?.createdAt
  const seq = publication?.claims[0]?.cutoffSeq ?? drawn?.factsSeq
  if (!seq) return drawnAt ? <Time at={drawnAt} /> : 'Not drawn yet'
  return (
    <Link href={`/incidents/${incident.reference}#e-${seq}`} className="link">
      Entry {seq}
    </Link>
  )
}

/** What a reader asks first: as of when, up to which entry, for how long, and when more follows. */
export function StatementGlance({ statement }: { statement: StatementDetail }) {
  const { version, publication, kind, versions } = statement
  const asOf = publication?.publishedAt ?? versions.find(({ number }) => number === version.number)?.createdAt
  const expiry = firstExpiry(publication?.claims ?? version.claims)
  const nextUpdate = lineContent('Next update:', version.body, slotLines(kind))
  const facts: Fact[] = [
    { label: publication ? 'As of' : 'Written', value: asOf ? <Time at={asOf} /> : 'Not recorded' },
    { label: 'Facts up to', value: cutoffOf(statement) },
    ...(expiry ? [{ label: 'Claims hold until', value: <Time at={expiry} /> }] : []),
    ...(nextUpdate ? [{ label: 'Next update', value: nextUpdate }] : []),
  ]
  return (
    <dl aria-label="At a glance" className="mb-4 flex flex-wrap gap-x-6 gap-y-2 border-hairline border-b pb-3">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-meta text-muted">{label}</dt>
          <dd className="font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
