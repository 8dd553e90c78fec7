'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { columnsFor } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Time } from '@/components/ui/time'
import { accountedBy, type CollectorColumn, collectorColumns, usualColumns } from '@/lib/collectors/columns'
import type { CollectorRow } from '@/lib/collectors/model'
import type { CollectorPage } from '@/lib/collectors/queries/list'
import { LeaseLeft } from './lease-left'
import { StateCell } from './state-cell'

interface Shown extends CollectorRow {
  readonly slug: string
  readonly mayPause: boolean
  readonly readAt: Date
}

const column = columnsFor<Shown>()
const headers = Object.fromEntries(collectorColumns.map(({ id, header }) => [id, header]))
const named = (id: CollectorColumn) => ({ id, header: headers[id] ?? id })
const blank = <span className="text-subtle">–</span>
const moment = (at: Date | null) => (at ? <Time at={at} style="seconds" /> : blank)
const narrow = 'whitespace-nowrap'
const number = { align: 'end' } as const

const columns = column.columns([
  column.accessor('externalId', {
    ...named('name'),
    meta: { sort: 'name', className: 'sm:min-w-44 sm:max-w-80' },
    cell: ({ row: { original } }) => (
      <Link
        href={`/programs/${original.slug}/collectors/${original.id}`}
        prefetch={false}
        className="link font-mono [overflow-wrap:anywhere]"
      >
        {original.externalId}
      </Link>
    ),
  }),
  column.accessor('state', {
    ...named('state'),
    meta: { sort: 'state' },
    cell: ({ row: { original } }) => <StateCell row={original} slug={original.slug} mayPause={original.mayPause} />,
  }),
  column.accessor('source', {
    ...named('by'),
    cell: ({ row: { original } }) =>
      original.source ? <span title={original.evidence ?? undefined}>{accountedBy(original)}</span> : blank,
  }),
  column.accessor('accountedAt', {
    ...named('at'),
    meta: { className: narrow },
    cell: ({ row }) => moment(row.original.accountedAt),
  }),
  column.accessor('lastSeenAt', {
    ...named('seen'),
    meta: { sort: 'seen', className: narrow },
    cell: ({ row }) => moment(row.original.lastSeenAt),
  }),
  column.accessor('leaseEndsAt', {
    ...named('lease'),
    meta: { sort: 'lease' },
    cell: ({ row: { original } }) => <LeaseLeft endsAt={original.leaseEndsAt} readAt={original.readAt} />,
  }),
  column.accessor('lastRecordAt', {
    ...named('record'),
    meta: { sort: 'record', firstSort: 'descending', className: narrow },
    cell: ({ row }) => moment(row.original.lastRecordAt),
  }),
  column.accessor('group', { ...named('group'), cell: ({ row }) => row.original.group ?? blank }),
  column.accessor('version', {
    ...named('version'),
    cell: ({ row }) => (row.original.version ? <span className="font-mono">{row.original.version}</span> : blank),
  }),
  column.accessor('tokenName', { ...named('token') }),
  ...(['recorded', 'dropped', 'buffered'] as const).map((id) =>
    column.accessor(id, { ...named(id), meta: number, cell: ({ row }) => row.original[id].toLocaleString('en') }),
  ),
])

interface CollectorTableProps {
  slug: string
  page: CollectorPage
  mayPause: boolean
  /** Whether a pause stands: only then is there anything to account for. */
  paused: boolean
  summary?: string
  /** Set where this is an excerpt: sorting and choosing columns happen on the page with the whole list. */
  listPath?: string
  empty: ReactNode
}

const words = { newer: 'Previous', older: 'Next' }

/** One page of a program's collectors. */
export function CollectorTable({ slug, page, mayPause, paused, summary, listPath, empty }: CollectorTableProps) {
  return (
    <DataTable
      label="Collectors"
      columns={columns}
      rows={page.rows.map((row) => ({ ...row, slug, mayPause, readAt: page.now }))}
      rowId={({ id }) => id}
      defaultSort="state"
      defaultColumns={[...usualColumns(paused)]}
      cursors={{ older: page.next, newer: page.previous, words }}
      {...(summary && { summary })}
      {...(listPath && { listPath })}
      empty={empty}
    />
  )
}
