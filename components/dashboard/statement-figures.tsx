import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { windowDays } from '@/lib/dashboard/model'
import type { StatementFigures } from '@/lib/measures/queries/statements'
import {
  type ContradictedFigure,
  type StatementMeasure,
  statementMeasureDefinitions,
  statementMeasureTitles,
} from '@/lib/measures/statements'
import { formatDuration } from '@/lib/time'
import { Figure } from './times-to-stop'

const said = (measure: StatementMeasure) => ({
  title: statementMeasureTitles[measure],
  definition: statementMeasureDefinitions[measure],
})

function Share({ figure: { claims, contradicted, statements } }: { figure: ContradictedFigure }) {
  const { title, definition } = said('contradicted')
  return (
    <div className="rounded-control border border-hairline px-3 py-2">
      <h3 className="font-medium">{title}</h3>
      {claims === 0 ? (
        <p className="py-2 text-muted">No claim was published in the last {windowDays} days.</p>
      ) : (
        <>
          <p className="my-1 font-strong text-h1 tabular-nums">{Math.round((contradicted / claims) * 100)} %</p>
          <p>
            {contradicted} of {claims} published claims
          </p>
        </>
      )}
      <p className="text-meta text-muted">{definition}</p>
      {statements > 0 && (
        <Link href="/dashboard/figures/contradicted" className="link mt-1 inline-flex min-h-6 items-center">
          {statements === 1 ? 'The one statement' : `The ${statements} statements`}
        </Link>
      )}
    </div>
  )
}

/** Whether what was published held, and how long readers had the wrong words. The printed sheet has no room for it. */
export function StatementFiguresSection({ figures: { corrections, contradicted } }: { figures: StatementFigures }) {
  const { waiting } = corrections
  return (
    <div className="print:hidden">
      <Section
        id="held"
        title="How what was said held"
        hint={`Over the last ${windowDays} days. Drills are not counted.`}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <Figure
            {...said('corrections')}
            values={corrections}
            format={formatDuration}
            rows={{ href: '/dashboard/figures/corrections', one: 'correction', many: 'corrections' }}
            besides={waiting > 0 ? `${waiting} still ${waiting === 1 ? 'waits' : 'wait'} for a correction.` : undefined}
          />
          <Share figure={contradicted} />
        </div>
      </Section>
    </div>
  )
}
