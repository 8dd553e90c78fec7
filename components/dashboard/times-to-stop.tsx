import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { definitions, type Spread, windowDays } from '@/lib/dashboard/model'
import { formatDuration } from '@/lib/time'

interface FigureProps {
  title: string
  definition: string
  spread: Spread
  href: string
}

function Figure({ title, definition, spread, href }: FigureProps) {
  const { medianMs, p90Ms, count } = spread
  return (
    <div className="rounded-control border border-hairline px-3 py-2">
      <h3 className="font-medium">{title}</h3>
      {medianMs === null || p90Ms === null ? (
        <p className="py-2 text-muted">None in the last {windowDays} days.</p>
      ) : (
        <dl className="my-1 flex gap-6">
          <div>
            <dt className="text-meta text-muted">Median</dt>
            <dd className="font-strong text-h1 tabular-nums">{formatDuration(medianMs)}</dd>
          </div>
          <div>
            <dt className="text-meta text-muted">90th percentile</dt>
            <dd className="font-strong text-h1 tabular-nums">{formatDuration(p90Ms)}</dd>
          </div>
        </dl>
      )}
      <p className="text-meta text-muted">{definition}</p>
      {count > 0 && (
        <Link href={href} className="link mt-1 inline-flex min-h-6 items-center">
          {count === 1 ? 'The one incident' : `The ${count} incidents`}
        </Link>
      )}
    </div>
  )
}

/** How long it takes to stop collecting, and to contain. */
export function TimesToStop({ toPause, toContain }: { toPause: Spread; toContain: Spread }) {
  return (
    <Section id="times" title="How long it takes">
      <div className="grid gap-3 sm:grid-cols-2 print:grid-cols-2">
        <Figure
          title="Filed to pause complete"
          definition={definitions.toPause}
          spread={toPause}
          href="/incidents?measure=paused"
        />
        <Figure
          title="Filed to contained"
          definition={definitions.toContain}
          spread={toContain}
          href="/incidents?measure=contained"
        />
      </div>
    </Section>
  )
}
