import { scaleLinear } from 'd3-scale'
import type { RampRow } from '@/lib/programs/ramp-series'
import { formatTime } from '@/lib/time'
import { type ChartData, ChartFigure } from './figure'

const width = 640
const height = 220
const margin = { top: 22, bottom: 24, left: 42, right: 12 }

export interface RampChartProps {
  id: string
  title: string
  rows: readonly RampRow[]
  /** Collectors enrolled: what 100 % stands for. */
  known: number
}

function labelOf({ at, move }: RampRow): string {
  return `${formatTime(at, 'UTC', 'seconds')}${move ? `, ${move.toLowerCase()}` : ''}`
}

/** Labels of the same second are told apart by their number. */
function apart(labels: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return labels.map((label) => {
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return count === 1 ? label : `${label} (${count})`
  })
}

/** The same numbers as the drawing. */
export function rampTable({ id, title, rows, known }: RampChartProps): ChartData {
  return {
    ...{ id, title, categoryName: 'Time' },
    summary: `The line is the share of ${known} collectors that may collect; dots are those that did; triangles are violations.`,
    categories: apart(rows.map(labelOf)),
    series: [
      { name: 'May collect, %', level: 3, values: rows.map(({ percent }) => percent) },
      { name: 'Collecting', level: 4, values: rows.map(({ collecting }) => collecting) },
      { name: 'Violations', level: 1, values: rows.map(({ violations }) => violations) },
    ],
  }
}

/** From each row on its percentage holds, until the next. */
function stepLine(rows: readonly RampRow[], x: (at: Date) => number, y: (percent: number) => number): string {
  return rows.map(({ at, percent }, i) => (i === 0 ? `M${x(at)} ${y(percent)}` : `H${x(at)}V${y(percent)}`)).join('')
}

function Grid({ y }: { y: (percent: number) => number }) {
  return [0, 50, 100].map((tick) => (
    <g key={tick} className="fill-subtle text-[11px]">
      <path d={`M${margin.left} ${y(tick)}H${width - margin.right}`} className="stroke-hairline" />
      <text x={margin.left - 6} y={y(tick)} dy="0.35em" textAnchor="end">
        {tick} %
      </text>
    </g>
  ))
}

function Violations({ rows, x }: { rows: readonly RampRow[]; x: (at: Date) => number }) {
  return rows
    .filter((row) => row.violations > 0)
    .map((row) => (
      <g key={row.at.toISOString()} data-sev={1} transform={`translate(${x(row.at)} ${margin.top - 6})`}>
        <path d="M0 -7 7 5H-7Z" strokeWidth="1.5" className="fill-sev-fill stroke-sev-edge" />
        <text x="10" y="4" className="fill-text text-[11px]">
          {row.violations}
        </text>
      </g>
    ))
}

const reachable = { tabIndex: 0 } as const

/** A ramp over time: the share that may collect as a line in steps, those that did as dots, violations as triangles. */
export function RampChart(props: RampChartProps) {
  const { rows, known } = props
  const data = rampTable(props)
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return null
  const time = scaleLinear(
    [first.at.getTime(), Math.max(last.at.getTime(), first.at.getTime() + 1000)],
    [margin.left, width - margin.right],
  )
  const x = (at: Date) => Math.round(time(at.getTime()) * 10) / 10
  const y = scaleLinear([0, 100], [height - margin.bottom, margin.top])
  const share = (collecting: number) => y(Math.min(100, known > 0 ? (100 * collecting) / known : 0))
  const moves = rows.filter(({ move }) => move)
  return (
    <ChartFigure data={data}>
      <section {...reachable} aria-label="Drawing" className="overflow-x-auto">
        <svg viewBox={`0 0 ${width} ${height}`} role="img" className="w-full min-w-[34rem] max-w-3xl">
          <title>{data.summary}</title>
          <Grid y={y} />
          <path d={stepLine(rows, x, y)} fill="none" strokeWidth="2" className="stroke-accent" />
          {rows.map((row) => (
            <circle
              key={`${row.at.toISOString()}-${row.move}`}
              cx={x(row.at)}
              cy={share(row.collecting)}
              r="2.5"
              className="fill-text"
            />
          ))}
          {moves.map((row) => (
            <text key={row.at.toISOString()} x={x(row.at) + 4} y={y(row.percent) - 5} className="fill-text text-[11px]">
              {row.move === 'Stop' ? 'stopped' : `${row.percent} %`}
            </text>
          ))}
          <Violations rows={rows} x={x} />
          <g className="fill-muted text-[11px]">
            <text x={margin.left} y={height - 6}>
              {formatTime(first.at, 'UTC', 'time')}
            </text>
            <text x={width - margin.right} y={height - 6} textAnchor="end">
              {formatTime(last.at, 'UTC', 'time')}
            </text>
          </g>
        </svg>
      </section>
    </ChartFigure>
  )
}
