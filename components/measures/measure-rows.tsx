'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { columnsFor } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Time } from '@/components/ui/time'
import type { ExposureRow, PauseRow } from '@/lib/measures/queries/dashboard'
import { exposedMs } from '@/lib/measures/rules'
import { formatDuration } from '@/lib/time'
import { endedWords, sinceWords } from './words'

const end = { align: 'end' } as const

function IncidentLink({ reference, title }: { reference: string; title: string }) {
  return (
    <Link href={`/incidents/${reference}`} className="link">
      {reference} {title}
    </Link>
  )
}

function ProgramLink({ row: { slug, program, mayReadProgram } }: { row: PauseRow }) {
  if (!mayReadProgram) return program
  return (
    <Link href={`/programs/${slug}`} className="link font-medium">
      {program}
    </Link>
  )
}

const pause = columnsFor<PauseRow>()
const program = pause.accessor('program', {
  id: 'program',
  header: 'Program',
  cell: ({ row }) => <ProgramLink row={row.original} />,
})
const incident = pause.accessor('reference', {
  id: 'incident',
  header: 'Incident',
  cell: ({ row }) => <IncidentLink {...row.original} />,
})
const complete = pause.accessor('completedAt', {
  id: 'complete',
  header: 'Pause complete',
  cell: ({ row }) => <Time at={row.original.completedAt} style="seconds" />,
})

const pauseColumns = pause.columns([
  program,
  incident,
  pause.accessor('filedAt', {
    id: 'filed',
    header: 'Filed',
    cell: ({ row }) => <Time at={row.original.filedAt} style="seconds" />,
  }),
  complete,
  pause.display({
    id: 'took',
    header: 'Filed to pause complete',
    meta: end,
    cell: ({ row: { original } }) => formatDuration(original.completedAt.getTime() - original.filedAt.getTime()),
  }),
])

const recordColumns = pause.columns([
  program,
  incident,
  complete,
  pause.accessor('violation', { id: 'violation', header: 'Captured after the pause', meta: end }),
  pause.accessor('late', { id: 'late', header: 'Late', meta: end }),
  pause.accessor('unknown', { id: 'unknown', header: 'Unknown', meta: end }),
])

const exposure = columnsFor<ExposureRow>()
const exposureColumns = exposure.columns([
  exposure.accessor('reference', {
    id: 'incident',
    header: 'Incident',
    cell: ({ row }) => <IncidentLink {...row.original} />,
  }),
  exposure.display({
    id: 'from',
    header: 'From',
    cell: ({ row: { original } }) => (
      <span>
        <Time at={original.exposure.from} />
        <span className="block text-meta text-muted">{sinceWords[original.exposure.since]}</span>
      </span>
    ),
  }),
  exposure.display({
    id: 'until',
    header: 'Until',
    cell: ({ row: { original } }) => {
      const { until, ended } = original.exposure
      if (!until || !ended) return 'Going on'
      return (
        <span>
          <Time at={until} />
          <span className="block text-meta text-muted">{endedWords[ended]}</span>
        </span>
      )
    },
  }),
  exposure.display({
    id: 'length',
    header: 'Exposure',
    meta: end,
    cell: ({ row: { original } }) => formatDuration(exposedMs(original.exposure, original.exposure.from)),
  }),
])

export type MeasureRowsProps = { readonly summary: string; readonly empty: ReactNode } & (
  | { readonly measure: 'pause' | 'records'; readonly rows: readonly PauseRow[] }
  | { readonly measure: 'exposure'; readonly rows: readonly ExposureRow[] }
)

/** The rows behind a figure of the dashboard. */
export function MeasureRows(props: MeasureRowsProps) {
  const { summary, empty } = props
  if (props.measure === 'exposure')
    return (
      <DataTable
        label="Exposures"
        columns={exposureColumns}
        rows={[...props.rows]}
        rowId={({ reference }) => reference}
        {...{ summary, empty }}
      />
    )
  return (
    <DataTable
      label="Pauses"
      columns={props.measure === 'pause' ? pauseColumns : recordColumns}
      rows={[...props.rows]}
      rowId={({ reference, slug }) => `${reference} ${slug}`}
      {...{ summary, empty }}
    />
  )
}
