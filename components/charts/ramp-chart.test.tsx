import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { RampRow } from '@/lib/programs/ramp-series'
import { RampChart, rampTable } from './ramp-chart'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute))
const rows: RampRow[] = [
  { at: at(0), percent: 1, collecting: 0, move: 'Start', violations: 0 },
  { at: at(10), percent: 1, collecting: 2, move: null, violations: 0 },
  { at: at(30), percent: 10, collecting: 2, move: 'Step', violations: 0 },
  { at: at(45), percent: 0, collecting: 0, move: 'Stop', violations: 7 },
]
const html = renderToStaticMarkup(<RampChart id="ramp-chart" title="Stopped at 10 %" rows={rows} known={20} />)

test('the table below holds the numbers of the drawing', () => {
  const cells = [...html.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map(([, value]) => Number(value))
  expect(cells).toEqual(rows.flatMap(({ percent, collecting, violations }) => [percent, collecting, violations]))
  expect(html).toContain('23 Nov 2026, 12:45:00 UTC, stop')
})

test('each move has a label of its own, and violations their count', () => {
  const labels = [...html.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) => text)
  for (const label of ['1 %', '10 %', 'stopped', '7', '12:00:00 UTC', '12:45:00 UTC']) expect(labels).toContain(label)
  expect(html).not.toContain('style=')
})

test('nothing is drawn before anything has begun', () => {
  expect(renderToStaticMarkup(<RampChart id="r" title="" rows={[]} known={0} />)).toBe('')
})

test('rows of the same second have names of their own', () => {
  const twice = [at(1), at(1), at(1)].map((same) => ({ ...rows[1], at: same }) as RampRow)
  const { categories } = rampTable({ id: 'r', title: '', rows: twice, known: 1 })
  expect(new Set(categories).size).toBe(3)
})
