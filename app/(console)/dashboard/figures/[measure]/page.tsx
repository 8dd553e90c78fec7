import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { MeasureRows } from '@/components/measures/measure-rows'
import { CorrectionRows, SaidRows } from '@/components/measures/statement-rows'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import type { Actor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { windowDays } from '@/lib/dashboard/model'
import { type Measure, measureDefinitions, measures, measureTitles } from '@/lib/measures/model'
import {
  getDashboardMeasures,
  listExposureRows,
  listPauseRows,
  timedRows,
  watchedRows,
} from '@/lib/measures/queries/dashboard'
import { getStatementFigures, listContradictedRows, listCorrectionRows } from '@/lib/measures/queries/statements'
import {
  type StatementMeasure,
  statementMeasureDefinitions,
  statementMeasures,
  statementMeasureTitles,
} from '@/lib/measures/statements'

interface Props {
  params: Promise<{ measure: string }>
}

const shown = 200

const titles = { ...measureTitles, ...statementMeasureTitles }
const meanings = { ...measureDefinitions, ...statementMeasureDefinitions }

async function measureOf({ params }: Props): Promise<Measure | StatementMeasure> {
  const { measure } = await params
  return [...measures, ...statementMeasures].find((known) => known === measure) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: titles[await measureOf(props)] }
}

function counted(count: number, one: string, most: string): string {
  if (count > shown) return `The ${shown} ${most} of ${count} ${one}s`
  return count === 1 ? `1 ${one}` : `${count} ${one}s`
}

async function Rows({ actor, measure }: { actor: Actor; measure: Measure | StatementMeasure }) {
  const empty = (
    <EmptyState title="Nothing to count" why={`None in the last ${windowDays} days, or none that you may see.`} />
  )
  if (measure === 'exposure') {
    const [rows, { exposure }] = await Promise.all([listExposureRows(actor, shown), getDashboardMeasures(actor)])
    const summary = counted(exposure.count, 'exposure', 'longest')
    return <MeasureRows {...{ measure, rows, summary, empty }} />
  }
  if (measure === 'corrections') {
    const [rows, { corrections }] = await Promise.all([listCorrectionRows(actor, shown), getStatementFigures(actor)])
    return <CorrectionRows {...{ rows, empty }} summary={counted(corrections.count, 'correction', 'slowest')} />
  }
  if (measure === 'contradicted') {
    const [rows, { contradicted }] = await Promise.all([listContradictedRows(actor, shown), getStatementFigures(actor)])
    return <SaidRows {...{ rows, empty }} summary={counted(contradicted.statements, 'statement', 'worst')} />
  }
  const all = await listPauseRows(actor)
  const rows = measure === 'pause' ? timedRows(all) : watchedRows(all)
  const summary = counted(rows.length, 'pause', measure === 'pause' ? 'latest' : 'worst')
  return <MeasureRows {...{ measure, summary, empty }} rows={rows.slice(0, shown)} />
}

/** The rows behind one figure of the dashboard, with what it means. */
export default async function MeasurePage(props: Props) {
  const actor = await requireActor()
  if (!mayEver(actor, 'dashboard.read')) notFound()
  const measure = await measureOf(props)
  return (
    <>
      <LiveRefresh topics={['incidents', 'programs', 'statements']} sinceMs={requestedAtMs()} />
      <PageHeader
        title={titles[measure]}
        lead={`${meanings[measure]} Over what ended in the last ${windowDays} days; drills are not counted.`}
        actions={
          <Link href="/dashboard" className="link">
            Dashboard
          </Link>
        }
      />
      <Rows {...{ actor, measure }} />
    </>
  )
}
