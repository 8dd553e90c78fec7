import { scaleBand, scaleLinear } from 'd3-scale'
import { type ChartData, ChartFigure } from './figure'
import { Texture } from './texture'

const width = 640
const height = 220
const margin = { top: 18, bottom: 22, left: 28 }

interface Segment {
  level: number
  series: number
  category: string
  from: number
  to: number
}

/** Each bar from the ground up, in the order of the series; empty parts are left out. */
export function stack({ categories, series }: Pick<ChartData, 'categories' | 'series'>): Segment[] {
  return categories.flatMap((category, at) => {
    let to = 0
    return series.flatMap(({ level, values }, index) => {
      const from = to
      to += values[at] ?? 0
      return to > from ? [{ level, series: index, category, from, to }] : []
    })
  })
}

function Legend({ data: { id, series } }: { data: ChartData }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-meta">
      {series.map(({ name, level }) => (
        <li key={name} data-sev={level} className="flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4">
            <rect x="1" y="1" width="14" height="14" strokeWidth="1.5" className="fill-sev-fill stroke-sev-edge" />
            <rect x="1" y="1" width="14" height="14" fill={`url(#${id}-${level})`} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

/** On a phone the drawing scrolls, by keyboard too, and begins at its newest end. */
const reachable = { tabIndex: 0 } as const

/** Counts over time, stacked by severity: drawn on the server, readable without script and on paper. */
export function StackedBars({ data }: { data: ChartData }) {
  const { id, categories, series } = data
  const segments = stack(data)
  const total = (category: string) => Math.max(0, ...segments.filter((s) => s.category === category).map((s) => s.to))
  const x = scaleBand([...categories], [margin.left, width])
    .paddingInner(0.3)
    .paddingOuter(0.1)
  const y = scaleLinear([0, Math.max(1, ...segments.map(({ to }) => to))], [height - margin.bottom, margin.top]).nice(4)
  const ticks = y.ticks(4).filter(Number.isInteger)
  return (
    <ChartFigure data={data}>
      <section {...reachable} aria-label="Drawing" className="overflow-x-auto max-sm:[direction:rtl]">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" className="w-full min-w-[34rem] max-w-3xl [direction:ltr]">
          <title>{data.summary}</title>
          {series.map(({ name, level }) => (
            <defs key={name} data-sev={level}>
              <Texture id={`${id}-${level}`} level={level} />
            </defs>
          ))}
          {ticks.map((tick) => (
            <g key={tick} className="fill-subtle text-[11px]">
              <path d={`M${margin.left} ${y(tick)}H${width}`} className="stroke-hairline" />
              <text x={margin.left - 6} y={y(tick)} dy="0.35em" textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {segments.map(({ level, series: index, category, from, to }) => {
            const box = { x: x(category), y: y(to), width: x.bandwidth(), height: y(from) - y(to) }
            return (
              <g key={`${category}-${index}`} data-sev={level}>
                <rect {...box} strokeWidth="1.5" className="fill-sev-fill stroke-sev-edge" />
                <rect {...box} fill={`url(#${id}-${level})`} />
              </g>
            )
          })}
          {categories.map((category) => (
            <g key={category} textAnchor="middle" className="fill-text text-[11px]">
              <text x={(x(category) ?? 0) + x.bandwidth() / 2} y={y(total(category)) - 5} className="font-strong">
                {total(category) || ''}
              </text>
              <text x={(x(category) ?? 0) + x.bandwidth() / 2} y={height - 6} className="fill-muted">
                {category}
              </text>
            </g>
          ))}
        </svg>
      </section>
      <Legend data={data} />
    </ChartFigure>
  )
}
