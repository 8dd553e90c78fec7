import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { definitions, type Spread, windowDays } from '@/lib/dashboard/model'
import { type Measure, measureDefinitions, measureTitles, type Percentiles } from '@/lib/measures/model'
import type { DashboardMeasures } from '@/lib/measures/queries/dashboard'
import { formatDuration } from '@/lib/time'

interface FigureProps {
  title: string
  definition: string
  values: Percentiles
  format: (value: number) => string
  /** The rows behind it. */
  rows: { href: string; one: string; many: string }
  /** What the percentiles can't say. */
  besides?: string | undefined
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-meta text-muted">{label}</dt>
      <dd className="font-strong text-h1 tabular-nums">{value}</dd>
    </div>
  )
}

/** The middle and the slow end of a figure, what it means, and the way to its rows. */
export function Figure({ title, definition, values: { median, p90, count }, format, rows, besides }: FigureProps) {
  return (
    <div className="rounded-control border border-hairline px-3 py-2">
      <h3 className="font-medium">{title}</h3>
      {median === null || p90 === null ? (
        <p className="py-2 text-muted">None in the last {windowDays} days.</p>
      ) : (
        <dl className="my-1 flex gap-6">
          <Value label="Median" value={format(median)} />
          <Value label="90th percentile" value={format(p90)} />
        </dl>
      )}
      {besides && <p>{besides}</p>}
      <p className="text-meta text-muted print:hidden">{definition}</p>
      {count > 0 && (
        <Link href={rows.href} className="link mt-1 inline-flex min-h-6 items-center">
          {count === 1 ? `The one ${rows.one}` : `The ${count} ${rows.many}`}
        </Link>
      )}
    </div>
  )
}

const counted = (count: number) => count.toLocaleString('en', { maximumFractionDigits: 1 })
const said = (measure: Measure) => ({ title: measureTitles[measure], definition: measureDefinitions[measure] })
const pauses = { one: 'pause', many: 'pauses' }

function recordsBesides({ total, unwatched }: DashboardMeasures['records']): string | undefined {
  const parts = [
    total > 0 ? `${counted(total)} in all.` : '',
    unwatched > 0
      ? `On ${unwatched === 1 ? '1 pause' : `${counted(unwatched)} pauses`} no guard or store reports.`
      : '',
  ]
  return parts.filter(Boolean).join(' ') || undefined
}

/**
 * How long it takes to stop collecting and to contain, how long people were exposed, and what was collected after all.
 * The printed brief has the figures without their definitions: it is one page.
 */
export function TimesToStop({ measures, toContain }: { measures: DashboardMeasures; toContain: Spread }) {
  const { pause, exposure, records } = measures
  const contained = { median: toContain.medianMs, p90: toContain.p90Ms, count: toContain.count }
  return (
    <Section id="times" title="How long it takes" hint={definitions.times}>
      <div className="grid gap-3 sm:grid-cols-2 print:grid-cols-4 print:gap-2">
        <Figure
          {...said('pause')}
          values={pause}
          format={formatDuration}
          rows={{ href: '/dashboard/figures/pause', ...pauses }}
        />
        <Figure
          title="Filed to contained"
          definition={definitions.toContain}
          values={contained}
          format={formatDuration}
          rows={{ href: '/incidents?measure=contained', one: 'incident', many: 'incidents' }}
        />
        <Figure
          {...said('exposure')}
          values={exposure}
          format={formatDuration}
          rows={{ href: '/dashboard/figures/exposure', one: 'exposure', many: 'exposures' }}
          besides={exposure.goingOn > 0 ? `${counted(exposure.goingOn)} still going on.` : undefined}
        />
        <Figure
          {...said('records')}
          values={records}
          format={counted}
          rows={{ href: '/dashboard/figures/records', ...pauses }}
          besides={recordsBesides(records)}
        />
      </div>
    </Section>
  )
}
