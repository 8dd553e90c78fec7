import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { definitions, type OpenAtSeverity, windowDays } from '@/lib/dashboard/model'
import { getDashboard } from '@/lib/dashboard/queries'
import { type Exposure, measureDefinitions } from '@/lib/measures/model'
import {
  listExposureRows,
  listPauseRows,
  type PauseRow,
  timedRows,
  watchedRows,
} from '@/lib/measures/queries/dashboard'
import { exposedMs } from '@/lib/measures/rules'

/** At most this many rows stand behind a figure; `count` says how many there are. */
const mostRows = 200

/** A figure as the REST API gives it. Times are milliseconds, `median` and `p90` null without rows. */
interface FigureResource<Row> {
  readonly definition: string
  readonly unit: 'milliseconds' | 'records'
  readonly median: number | null
  readonly p90: number | null
  readonly count: number
  readonly rows: readonly Row[]
}

interface PauseResource {
  readonly incident: string
  readonly program: { readonly slug: string; readonly name: string }
  readonly completedAt: Date
}

interface ExposureResource extends Exposure {
  readonly incident: string
  readonly ms: number
}

export interface DashboardResource {
  readonly asOf: Date
  readonly windowDays: number
  readonly open: readonly OpenAtSeverity[]
  readonly timeToPause: FigureResource<PauseResource & { readonly filedAt: Date; readonly ms: number }>
  readonly timeToContain: Omit<FigureResource<never>, 'rows'>
  readonly exposure: FigureResource<ExposureResource> & { readonly goingOn: number }
  readonly recordsAfterPause: FigureResource<
    PauseResource & { readonly captured: number; readonly late: number; readonly unknown: number }
  > & { readonly total: number; readonly unwatched: number }
}

function pauseOf({ reference, slug, program, completedAt }: PauseRow): PauseResource {
  return { incident: reference, program: { slug, name: program }, completedAt }
}

/** The dashboard's figures with the rows behind them, within what the actor may see. Throws Forbidden. */
export async function getDashboardResource(actor: Actor): Promise<DashboardResource> {
  const dashboard = await getDashboard(actor)
  const [pauses, exposures] = await Promise.all([listPauseRows(actor), listExposureRows(actor, mostRows)])
  const { asOf, open, measures, toContain } = dashboard
  const timed = timedRows(pauses).slice(0, mostRows)
  const watched = watchedRows(pauses).slice(0, mostRows)
  return {
    ...{ asOf, windowDays, open },
    timeToPause: {
      ...{ definition: measureDefinitions.pause, unit: 'milliseconds', ...measures.pause },
      rows: timed.map((row) => ({
        ...{ ...pauseOf(row), filedAt: row.filedAt },
        ms: row.completedAt.getTime() - row.filedAt.getTime(),
      })),
    },
    timeToContain: {
      ...{ definition: definitions.toContain, unit: 'milliseconds' },
      ...{ median: toContain.medianMs, p90: toContain.p90Ms, count: toContain.count },
    },
    exposure: {
      ...{ definition: measureDefinitions.exposure, unit: 'milliseconds', ...measures.exposure },
      rows: exposures.map(({ reference, exposure }) => ({
        incident: reference,
        ...exposure,
        ms: exposedMs(exposure, asOf),
      })),
    },
    recordsAfterPause: {
      ...{ definition: measureDefinitions.records, unit: 'records', ...measures.records },
      rows: watched.map((row) => ({ ...pauseOf(row), captured: row.violation, late: row.late, unknown: row.unknown })),
    },
  }
}
