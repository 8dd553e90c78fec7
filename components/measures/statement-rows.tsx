'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { columnsFor } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Time } from '@/components/ui/time'
import type { ContradictedRow, CorrectionRow } from '@/lib/measures/queries/statements'
import { formatDuration } from '@/lib/time'

const end = { align: 'end' } as const

function StatementLink({ reference, title }: { reference: string; title: string }) {
  return (
    <Link href={`/statements/${reference}`} className="link">
      {reference} {title}
    </Link>
  )
}

const correction = columnsFor<CorrectionRow>()
const correctionColumns = correction.columns([
  correction.accessor('reference', {
    id: 'statement',
    header: 'Statement',
    cell: ({ row }) => <StatementLink {...row.original} />,
  }),
  correction.accessor('bySeq', {
    id: 'entry',
    header: 'Contradicted by',
    cell: ({ row: { original } }) => (
      <Link href={`/incidents/${original.incident}#e-${original.bySeq}`} className="link">
        {original.incident}, entry {original.bySeq}
      </Link>
    ),
  }),
  correction.accessor('openedAt', {
    id: 'since',
    header: 'Since',
    cell: ({ row }) => <Time at={row.original.openedAt} />,
  }),
  correction.accessor('doneAt', {
    id: 'corrected',
    header: 'Corrected',
    cell: ({ row }) => <Time at={row.original.doneAt} />,
  }),
  correction.display({
    id: 'took',
    header: 'Took',
    meta: end,
    cell: ({ row: { original } }) => formatDuration(original.doneAt.getTime() - original.openedAt.getTime()),
  }),
])

const said = columnsFor<ContradictedRow>()
const saidColumns = said.columns([
  said.accessor('reference', {
    id: 'statement',
    header: 'Statement',
    cell: ({ row }) => <StatementLink {...row.original} />,
  }),
  said.accessor('incident', { id: 'incident', header: 'Incident' }),
  said.accessor('publishedAt', {
    id: 'published',
    header: 'Published',
    cell: ({ row }) => <Time at={row.original.publishedAt} />,
  }),
  said.accessor('claims', { id: 'claims', header: 'Claims', meta: end }),
  said.accessor('contradicted', { id: 'contradicted', header: 'Contradicted', meta: end }),
])

type Shown<Row> = { readonly summary: string; readonly empty: ReactNode; readonly rows: readonly Row[] }

/** The corrections behind the time that they took. */
export function CorrectionRows({ rows, ...shown }: Shown<CorrectionRow>) {
  return (
    <DataTable
      label="Corrections"
      columns={correctionColumns}
      rows={[...rows]}
      rowId={({ reference }) => reference}
      {...shown}
    />
  )
}

/** The statements behind the share of claims that were contradicted. */
export function SaidRows({ rows, ...shown }: Shown<ContradictedRow>) {
  return (
    <DataTable
      label="Statements"
      columns={saidColumns}
      rows={[...rows]}
      rowId={({ reference }) => reference}
      {...shown}
    />
  )
}
