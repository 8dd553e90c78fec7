'use client'

import Link from 'next/link'
import { columnsFor } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Time } from '@/components/ui/time'
import type { AuditPage, AuditRow } from '@/lib/audit/queries'

const column = columnsFor<AuditRow>()

const via: Readonly<Record<string, string>> = {
  person: '',
  api_key: ' by API key',
  collector: ' (collector)',
  system: ' (Standdown itself)',
}

const columns = column.columns([
  column.accessor('at', {
    id: 'at',
    header: 'When',
    meta: { className: 'whitespace-nowrap' },
    cell: ({ row }) => <Time at={row.original.at} style="seconds" />,
  }),
  column.accessor('actorName', {
    id: 'who',
    header: 'Who',
    cell: ({ row: { original } }) => `${original.actorName}${via[original.actorKind] ?? ''}`,
  }),
  column.accessor('command', {
    id: 'what',
    header: 'Did what',
    cell: ({ row }) => <span className="font-mono">{row.original.command}</span>,
  }),
  column.accessor('object', {
    id: 'object',
    header: 'To what',
    cell: ({ row: { original } }) =>
      original.href ? (
        <Link href={original.href} prefetch={false} className="link">
          {original.object}
        </Link>
      ) : (
        (original.object ?? 'Workplace')
      ),
  }),
  column.accessor('kinds', {
    id: 'entries',
    header: 'Entries written',
    cell: ({ row }) => <span className="font-mono text-muted">{row.original.kinds.join(', ')}</span>,
  }),
])

/** One page of the audit. */
export function AuditTable({ page: { rows, next } }: { page: AuditPage }) {
  return (
    <DataTable
      label="Audit"
      columns={columns}
      rows={[...rows]}
      rowId={({ id }) => id}
      cursors={{ older: next }}
      summary={rows.length === 1 ? '1 command on this page' : `${rows.length} commands on this page`}
      empty={<EmptyState title="Nothing matches" why="No command that you may see meets these filters." />}
    />
  )
}
