import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { severityScale } from '@/lib/incidents/model'
import { SeverityBadge } from './severity-badge'

/** The scale is the source; the badge spells it out because the primitives know no domain. */
const words = severityScale.map(({ word }) => word)

test.each(words.map((word, level) => [level, word] as const))('SEV %d says %s and has a shape', (level, word) => {
  const html = renderToStaticMarkup(<SeverityBadge level={level} />)
  expect(html.replace(/<[^>]+>/g, '')).toBe(`SEV ${level} ${word}`)
  expect(html).toMatch(/<svg aria-hidden="true".*<(path|circle) /)
})

test('the six shapes differ', () => {
  const shapes = words.map(
    (_, level) => renderToStaticMarkup(<SeverityBadge level={level} />).match(/<svg.*<\/svg>/)?.[0],
  )
  expect(new Set(shapes).size).toBe(6)
})

test('what nobody graded yet says so', () => {
  expect(renderToStaticMarkup(<SeverityBadge level={2} provisional />)).toContain('(provisional)')
})

test('it carries no style attribute, which the content security policy would refuse', () => {
  expect(renderToStaticMarkup(<SeverityBadge level={0} />)).not.toContain('style=')
})
