import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { markdown } from './markdown'

const html = (text: string): string => renderToStaticMarkup(markdown(text))

test('plain text stays as it was typed', () => {
  expect(markdown('Two lines\nof one text: 1.5 x-y (b).')).toBe('Two lines\nof one text: 1.5 x-y (b).')
  expect(html('a < b')).toContain('a &lt; b')
})

test.each([
  ['script', '<script>alert(1)</script>'],
  ['handler', '<b onclick="alert(1)">x</b>'],
  ['script address', '[x](javascript:alert(1))'],
  ['data address', '[x](data:text/html,hello)'],
  ['image', '![x](https://elsewhere.example/x.png)'],
  ['raw image', '<img src=x onerror=alert(1)>'],
  ['table with alignment', '| a | b |\n|--:|:-:|\n| 1 | 2 |'],
  ['task list', '- [x] done\n- [ ] open'],
])('nothing that runs, loads, styles or can be pressed comes out of a %s', (_, text) => {
  expect(html(text)).not.toMatch(/<script|<img|<input|javascript:|data:|\son\w+=|style=/)
})

test('a link leads away without saying from where', () => {
  expect(html('[the log](https://example.org/log)')).toContain('rel="noreferrer nofollow"')
})

test('headings of a note stay below those of the page', () => {
  expect(html('# Big')).not.toContain('<h1')
})

test('a text is parsed once while it is being read', () => {
  expect(markdown('**bold**')).toBe(markdown('**bold**'))
})
