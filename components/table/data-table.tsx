'use client'

import { type ReactTable, type RowData, useTable } from '@tanstack/react-table'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useMemo } from 'react'
import { cn } from '@/lib/cn'
import { chosenColumns, withParams } from './address'
import { ColumnChooser } from './column-chooser'
import { type Columns, features } from './columns'
import { type PageCursors, Paging } from './paging'
import { ariaSort, SortHeader } from './sort-header'

export interface DataTableProps<Row extends RowData> {
  /** Names the table and its scroll region: "Incidents". */
  label: string
  columns: Columns<Row>
  /** One page of rows, sorted and filtered by the server as the address says. */
  rows: Row[]
  rowId: (row: Row) => string
  /** The sort in force when the address names none, such as `-filedAt`. */
  defaultSort?: string
  /** Columns shown when the address names none; absent: all. */
  defaultColumns?: string[]
  cursors?: PageCursors
  summary?: string
  /** Where the whole list is, when this is an excerpt: headers lead there, and the address says nothing of this table. */
  listPath?: string
  /** Stands at the left above the table: filters, chips. */
  toolbar?: ReactNode
  /** Instead of the table when there are no rows: an EmptyState that says why. */
  empty: ReactNode
}

/** A scroll region has to be reachable by keyboard (axe: scrollable-region-focusable). */
const reachable = { tabIndex: 0 } as const

const nothing = new URLSearchParams()

function useChoice(columns: { id: string }[], defaults: string[] | undefined, listPath: string | undefined) {
  const here = usePathname()
  const asked = useSearchParams()
  const router = useRouter()
  const [pathname, params] = listPath ? [listPath, nothing] : [here, asked]
  const search = params.toString()
  const all = columns.map(({ id }) => id)
  const shown = chosenColumns(all, params.get('columns') ?? defaults?.join(','))
  const first = all[0]
  const order = first && shown[0] !== first ? [first, ...shown.filter((id) => id !== first)] : shown
  const change = (changes: Record<string, string | null>) =>
    router.replace(withParams(pathname, search, changes), { scroll: false })
  return { pathname, search, params, all, shown: order, compact: params.get('density') === 'compact', change }
}

type OurTable<Row extends RowData> = ReactTable<typeof features, Row>

const nameOf = (header: unknown, id: string) => (typeof header === 'string' ? header : id)

interface HeadProps<Row extends RowData> {
  table: OurTable<Row>
  pathname: string
  search: string
  sort: string | null
}

function Head<Row extends RowData>({ table, pathname, search, sort }: HeadProps<Row>) {
  return (
    <thead className="text-meta text-muted max-sm:block max-sm:pb-2">
      <tr className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-4">
        {table.getHeaderGroups()[0]?.headers.map(({ id, column: { columnDef } }) => {
          const { meta } = columnDef
          const label = nameOf(columnDef.header, id)
          return (
            <th
              key={id}
              scope="col"
              aria-sort={ariaSort(meta?.sort, sort)}
              className={cn(
                'whitespace-nowrap text-left font-medium sm:border-hairline sm:border-b sm:bg-surface sm:px-3 sm:py-1.5',
                meta?.align && 'text-right',
                !meta?.sort && 'max-sm:sr-only',
              )}
            >
              {meta?.sort ? (
                <SortHeader
                  label={label}
                  sort={meta.sort}
                  first={meta.firstSort ?? 'ascending'}
                  pathname={pathname}
                  search={search}
                  current={sort}
                />
              ) : (
                label
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Body<Row extends RowData>({ table, compact }: { table: OurTable<Row>; compact: boolean }) {
  return (
    <tbody className="max-sm:flex max-sm:flex-col max-sm:gap-2">
      {table.getRowModel().rows.map((row) => (
        <tr
          key={row.id}
          className="max-sm:flex max-sm:flex-col max-sm:gap-1.5 max-sm:rounded-card max-sm:border max-sm:border-hairline max-sm:bg-raised max-sm:p-3 sm:border-hairline sm:border-b sm:last:border-b-0 sm:hover:bg-surface"
        >
          {row.getVisibleCells().map((cell, at) => {
            const { meta, header } = cell.column.columnDef
            const Cell = at === 0 ? 'th' : 'td'
            return (
              <Cell
                key={cell.id}
                {...(at === 0 && { scope: 'row' })}
                className={cn(
                  'min-w-0 text-left font-normal max-sm:flex max-sm:justify-between max-sm:gap-3 sm:px-3 sm:align-middle',
                  compact ? 'sm:py-1' : 'sm:py-2',
                  meta?.align && 'sm:text-right',
                  meta?.className,
                )}
              >
                {at > 0 && <span className="shrink-0 text-muted sm:hidden">{nameOf(header, '')}</span>}
                <table.FlexRender cell={cell} />
              </Cell>
            )
          })}
        </tr>
      ))}
    </tbody>
  )
}

/** Rows of one kind. Sort, columns, density and page live in the address; below 640 px each row is a card. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowId, defaultSort = null, cursors, summary, toolbar, empty, listPath } = props
  const named = useMemo(() => columns.map(({ id = '', header }) => ({ id, label: nameOf(header, id) })), [columns])
  const { pathname, search, params, all, shown, compact, change } = useChoice(named, props.defaultColumns, listPath)
  const columnVisibility = Object.fromEntries(all.map((id) => [id, shown.includes(id)]))
  const state = { columnOrder: shown, columnVisibility }
  const table = useTable({ features, columns, data: rows, getRowId: rowId, state })
  const sort = params.get('sort') ?? defaultSort
  return (
    <div className="flex flex-col gap-3">
      {!listPath && (
        <div data-chrome="" className="flex flex-wrap items-center justify-between gap-2">
          <div className="flex min-w-0 flex-wrap items-center gap-2">{toolbar}</div>
          <ColumnChooser
            all={named}
            shown={shown}
            compact={compact}
            onChange={(ids) => change({ columns: ids.join(',') })}
            onReset={() => change({ columns: null, density: null })}
            onDensity={(dense) => change({ density: dense ? 'compact' : null })}
          />
        </div>
      )}
      {rows.length === 0 ? (
        empty
      ) : (
        <section
          {...reachable}
          aria-label={label}
          className="overflow-x-auto rounded-card sm:border sm:border-hairline sm:bg-raised"
        >
          <table className="w-full border-collapse text-dense max-sm:block">
            <Head table={table} pathname={pathname} search={search} sort={sort} />
            <Body table={table} compact={compact} />
          </table>
        </section>
      )}
      {(summary || cursors) && (
        <Paging cursors={cursors ?? {}} summary={summary ?? ''} pathname={pathname} search={search} />
      )}
    </div>
  )
}
