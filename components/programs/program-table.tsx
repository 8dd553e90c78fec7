'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { columnsFor } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { StatusBadge } from '@/components/ui/status-badge'
import type { ProgramRow } from '@/lib/programs/queries/list'
import { phaseLabel } from './phase'

const column = columnsFor<ProgramRow>()
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const columns = column.columns([
  column.accessor('name', {
    id: 'name',
    header: 'Program',
    cell: ({ row: { original } }) => (
      <Link href={`/programs/${original.slug}`} className="link font-medium">
        {original.name}
      </Link>
    ),
  }),
  column.accessor('phase', {
    id: 'state',
    header: 'State',
    cell: ({ row: { original } }) => (
      <StatusBadge status={original.phase} label={phaseLabel(original.phase, original, original.rampPercent)} />
    ),
  }),
  column.accessor('locks', {
    id: 'locks',
    header: 'Locks',
    cell: ({ row }) =>
      row.original.locks === 0 ? <span className="text-subtle">None</span> : counted(row.original.locks, 'lock'),
  }),
  column.accessor('safeguardsVerified', {
    id: 'safeguards',
    header: 'Safeguards verified',
    cell: ({ row: { original } }) => `${original.safeguardsVerified} of ${original.safeguardsRequired}`,
  }),
  column.accessor('collectors', { id: 'collectors', header: 'Collectors', meta: { align: 'end' } }),
  column.accessor('owners', {
    id: 'owners',
    header: 'Owners',
    cell: ({ row }) => row.original.owners.join(', '),
  }),
])

/** The programs, those that are stopping first. */
export function ProgramTable({ rows, empty }: { rows: readonly ProgramRow[]; empty: ReactNode }) {
  return (
    <DataTable
      label="Programs"
      columns={columns}
      rows={[...rows]}
      rowId={({ id }) => id}
      summary={counted(rows.length, 'program')}
      empty={empty}
    />
  )
}
