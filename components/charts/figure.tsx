import type { ReactNode } from 'react'

export interface ChartSeries {
  name: string
  /** The severity whose colours it wears; every series of our charts is one. */
  level: number
  /** One value for each category. */
  values: readonly number[]
}

export interface ChartData {
  /** Unique on the page. */
  id: string
  /** The finding, as a sentence: "Two of three open incidents are SEV 2". */
  title: string
  /** What the drawing shows, for those who don't see it. */
  summary: string
  /** What a category is: "Week of". */
  categoryName: string
  categories: readonly string[]
  series: readonly ChartSeries[]
}

/** The same numbers as the drawing, to read, copy and hear. */
function TableTwin({ categoryName, categories, series, title }: ChartData) {
  return (
    <details className="mt-2">
      <summary className="inline-block rounded-control py-1 font-medium text-accent">Show table</summary>
      <table className="mt-2 w-full border-collapse text-dense">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="border-hairline border-b text-meta text-muted">
            <th scope="col" className="py-1 text-left font-medium">
              {categoryName}
            </th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="py-1 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={category} className="border-hairline border-b">
              <th scope="row" className="py-1 text-left font-normal">
                {category}
              </th>
              {series.map(({ name, values }) => (
                <td key={name} className="py-1 text-right">
                  {values[at] ?? 0}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** A drawing with its finding above it and its table below. */
export function ChartFigure({ data, children }: { data: ChartData; children: ReactNode }) {
  return (
    <figure aria-labelledby={`${data.id}-title`}>
      <figcaption>
        <p id={`${data.id}-title`} className="font-strong">
          {data.title}
        </p>
        <p className="mb-2 text-muted">{data.summary}</p>
      </figcaption>
      {children}
      <TableTwin {...data} />
    </figure>
  )
}
