import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StackedBars, stack } from './stacked-bars'

const data = {
  id: 'filed',
  title: 'Four incidents in two weeks',
  summary: 'Incidents filed each week, by severity.',
  categoryName: 'Week of',
  categories: ['9 Nov', '16 Nov'],
  series: [
    { name: 'SEV 1 Critical', level: 1, values: [1, 0] },
    { name: 'SEV 2 Serious', level: 2, values: [1, 2] },
  ],
}

test('parts stand on one another, and empty ones are not drawn', () => {
  expect(stack(data)).toEqual([
    { level: 1, series: 0, category: '9 Nov', from: 0, to: 1 },
    { level: 2, series: 1, category: '9 Nov', from: 1, to: 2 },
    { level: 2, series: 1, category: '16 Nov', from: 0, to: 2 },
  ])
})

test('the table below holds the numbers of the drawing', () => {
  const html = renderToStaticMarkup(<StackedBars data={data} />)
  const cells = [...html.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map(([, value]) => Number(value))
  expect(cells).toEqual([1, 1, 0, 2])
  expect(html).not.toContain('style=')
})
