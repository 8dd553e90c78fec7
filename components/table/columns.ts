import {
  type ColumnDef,
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  tableFeatures,
} from '@tanstack/react-table'

interface ColumnMeta {
  /** The name by which the server sorts; absent: this column can't be sorted. */
  sort?: string
  /** What the first press on the header asks for. */
  firstSort?: 'ascending' | 'descending'
  align?: 'end'
  /** Width and wrapping, as class names. */
  className?: string
}

/** What our tables use of react-table. The server sorts, filters and pages: no row model is worked out here. */
export const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnMeta: metaHelper<ColumnMeta>(),
})

type Features = typeof features

/** The columns of one kind of row, as `columnsFor<Row>().columns([…])` makes them. */
export type Columns<Row extends RowData> = ReadonlyArray<ColumnDef<Features, Row>>

/** Makes columns of one kind of row; give each an `id` and a plain-text `header`. The first is the row's header. */
export function columnsFor<Row extends RowData>() {
  return createColumnHelper<Features, Row>()
}
