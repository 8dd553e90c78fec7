'use client'

import Link from 'next/link'
import { columnsFor } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { CollectorRow } from '@/lib/programs/queries/progress'

const column = columnsFor<CollectorRow & { slug: string; mayAccount: boolean }>()

const sources: Readonly<Record<string, string>> = {
  confirm: 'The collector, by confirming',
  lease: 'The collector, by asking for a lease',
  'lease end': 'The end of its lease',
  'by hand': 'A person',
}

function Account({ row }: { row: CollectorRow & { slug: string; mayAccount: boolean } }) {
  return (
    <span className="flex flex-col items-start gap-1">
      {row.class ? <StatusBadge status={row.class} /> : <span className="text-muted">Not in a pause</span>}
      {row.contradicted && <strong className="font-strong text-danger">Sent data after confirming</strong>}
      {row.class === 'pending' && row.mayAccount && (
        <Link href={`/programs/${row.slug}/by-hand/${row.id}`} className="link inline-flex min-h-6 items-center">
          Confirm by hand
        </Link>
      )}
    </span>
  )
}

const columns = column.columns([
  column.accessor('externalId', {
    id: 'collector',
    header: 'Collector',
    cell: ({ row }) => <span className="font-mono">{row.original.externalId}</span>,
  }),
  column.accessor('class', { id: 'state', header: 'State', cell: ({ row }) => <Account row={row.original} /> }),
  column.accessor('source', {
    id: 'source',
    header: 'Confirmed by',
    cell: ({ row: { original } }) =>
      original.byName ? (
        <span title={original.evidence ?? undefined}>
          {original.byName}: {original.reason}
        </span>
      ) : (
        (sources[original.source ?? ''] ?? <span className="text-subtle">Nobody yet</span>)
      ),
  }),
  column.accessor('accountedAt', {
    id: 'at',
    header: 'At',
    cell: ({ row: { original } }) => (original.accountedAt ? <Time at={original.accountedAt} style="seconds" /> : '–'),
  }),
  column.accessor('lastRecordAt', {
    id: 'lastRecord',
    header: 'Last record',
    cell: ({ row: { original } }) =>
      original.lastRecordAt ? <Time at={original.lastRecordAt} style="seconds" /> : '–',
  }),
  column.accessor('lastSeenAt', {
    id: 'lastSeen',
    header: 'Last heard',
    cell: ({ row }) => <Time at={row.original.lastSeenAt} style="seconds" />,
  }),
  column.accessor('recorded', {
    id: 'recorded',
    header: 'Recorded',
    meta: { align: 'end' },
    cell: ({ row }) => row.original.recorded.toLocaleString('en'),
  }),
])

const pausedColumns = ['collector', 'state', 'source', 'at', 'lastRecord', 'lastSeen']
const runningColumns = ['collector', 'recorded', 'lastRecord', 'lastSeen']

interface CollectorTableProps {
  slug: string
  rows: readonly CollectorRow[]
  next: string | null
  mayAccount: boolean
  filtered: boolean
  /** Whether a pause stands: only then is there anything to account for. */
  paused: boolean
}

/** The collectors by name, each with how it was accounted for. */
export function CollectorTable({ slug, rows, next, mayAccount, filtered, paused }: CollectorTableProps) {
  return (
    <DataTable
      label="Collectors"
      columns={columns}
      rows={rows.map((row) => ({ ...row, slug, mayAccount }))}
      rowId={({ id }) => id}
      defaultColumns={paused ? pausedColumns : runningColumns}
      cursors={{ older: next }}
      summary={rows.length === 1 ? '1 collector on this page' : `${rows.length} collectors on this page`}
      empty={
        filtered ? (
          <EmptyState title="None in this state" why="The filter excludes every collector." />
        ) : (
          <EmptyState
            title="No collector yet"
            why="Collectors appear here once they ask for their first lease with a token."
          />
        )
      }
    />
  )
}
