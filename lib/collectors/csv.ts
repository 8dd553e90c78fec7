import { stringify } from 'csv-stringify/sync'
import { type CollectorColumn, collectorColumns } from '@/lib/collectors/columns'
import type { CollectorRow } from '@/lib/collectors/model'

/**
 * RFC 4180 lines. A cell that a spreadsheet would take for a formula gets an apostrophe before it: names come from whoever
 * runs a collector.
 */
function lines(records: readonly (readonly string[])[], bom: boolean): string {
  return stringify(
    records.map((cells) => [...cells]),
    { escape_formulas: true, record_delimiter: 'windows', bom },
  )
}

const columnsOf = (ids: readonly CollectorColumn[]) =>
  ids.flatMap((id) => collectorColumns.find((column) => column.id === id) ?? [])

const utc: ReadonlySet<CollectorColumn> = new Set(['at', 'seen', 'record'])

/** The first line, after a byte order mark by which spreadsheets know UTF-8. */
export function csvHead(ids: readonly CollectorColumn[]): string {
  const heads = columnsOf(ids).map(({ id, header }) =>
    id === 'lease' ? 'Lease ends (UTC)' : utc.has(id) ? `${header} (UTC)` : header,
  )
  return lines([heads], true)
}

export function csvLines(ids: readonly CollectorColumn[], rows: readonly CollectorRow[]): string {
  const columns = columnsOf(ids)
  return rows.length === 0
    ? ''
    : lines(
        rows.map((row) => columns.map(({ text }) => text(row))),
        false,
      )
}
