import { type Measure, measureDefinitions, measures, measureTitles } from '@/lib/measures/model'

/** What the figures above mean, opened on demand. */
export function Definitions({ of = measures }: { of?: readonly Measure[] }) {
  return (
    <details className="mt-3">
      <summary className="link inline-flex min-h-6 cursor-pointer items-center text-meta">
        How these are counted
      </summary>
      <dl className="mt-2 max-w-reading text-meta text-muted">
        {of.map((measure) => (
          <div key={measure} className="mt-1">
            <dt className="font-medium text-text">{measureTitles[measure]}</dt>
            <dd>{measureDefinitions[measure]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
