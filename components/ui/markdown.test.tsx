import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from './markdown'
import { plainParagraphs } from './plain-text'

/** What stands inside the wrapper. */
function html(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} />).replace(/^<div[^>]*>|<\/div>$/g, '')
}

/** The same text by way of the parser: an empty link definition at its end is markup, and renders nothing. */
const throughParser = (text: string) => html(`${text}\n\n[never-used]: /x`).trim()

test('the short way for plain text says what the parser says', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'Zoë',
      '.',
      '!',
      '(b)',
      '1',
      '1.5',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '-',
      '# ',
      '* ',
      ':',
      '"',
      "'",
      '\t',
      'x-y',
      '+',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join('')
      fc.pre(plainParagraphs(text) !== null)
      expect(html(text).replace(/\s+/g, ' ')).toBe(throughParser(text).replace(/>\s+</g, '><').replace(/\s+/g, ' '))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['plain', 'Two lines\nof one paragraph.\n\nAnother.', '<p>Two lines\nof one paragraph.</p><p>Another.</p>'],
  ['angle brackets are text', 'a < b', '<p>a &lt; b</p>'],
])('%s', (_, text, expected) => {
  expect(html(text)).toBe(expected)
})

test.each([
  ['script', '<script>alert(1)</script>'],
  ['handler', '<b onclick="alert(1)">x</b>'],
  ['script address', '[x](javascript:alert(1))'],
  ['data address', '[x](data:text/html,hello)'],
  ['image', '![x](https://elsewhere.example/x.png)'],
  ['raw image', '<img src=x onerror=alert(1)>'],
  ['table with alignment', '| a | b |\n|--:|:-:|\n| 1 | 2 |'],
])('nothing that runs, loads or styles comes out of a %s', (_, text) => {
  expect(html(text)).not.toMatch(/<script|<img|javascript:|data:|\son\w+=|style=/)
})

test('a link leads away without saying from where', () => {
  expect(html('[the log](https://example.org/log)')).toContain('rel="noreferrer nofollow"')
})

test('headings of a note stay below those of the page', () => {
  expect(html('# Big')).not.toContain('<h1')
})
