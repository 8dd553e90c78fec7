import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords, splitRendered, splitWords } from '@/lib/statements/diff'
import { renderDraft } from '@/lib/statements/tokens'

describe('the difference of two versions', () => {
  it('is by word, with clock times and numbers whole', () => {
    expect(diffWords(splitWords('Closed at 14:00 UTC.'), splitWords('Closed at 14:30 UTC.')).segments).toEqual([
      { kind: 'same', text: 'Closed at ' },
      { kind: 'removed', text: '14:00' },
      { kind: 'added', text: '14:30' },
      { kind: 'same', text: ' UTC.' },
    ])
    expect(splitWords('4,210 people’s 60% {{claim:what_happened}}')).toEqual([
      '4,210',
      ' ',
      'people’s',
      ' ',
      '60%',
      ' ',
      '{{claim:what_happened}}',
    ])
  })

  it('takes what a claim says as one piece', () => {
    const pieces = (words: string) =>
      splitRendered(renderDraft('Now: {{claim:what_happened}}', { what_happened: words }).parts)
    const diff = diffWords(pieces('We have found it.'), pieces('We have confirmed it.'))
    expect(diff).toMatchObject({ added: 4, removed: 4 })
    expect(diff.segments).toContainEqual({ kind: 'added', text: 'We have confirmed it.' })
  })

  it('counts words, not blanks or stops', () => {
    expect(diffWords(splitWords('a b'), splitWords('a b, c d.'))).toMatchObject({ added: 2, removed: 0 })
  })

  it('does not keep words that match by chance between two changes', () => {
    expect(diffWords(splitWords('One two of three four.'), splitWords('Five six of seven eight.')).segments).toEqual([
      { kind: 'removed', text: 'One two of three four' },
      { kind: 'added', text: 'Five six of seven eight' },
      { kind: 'same', text: '.' },
    ])
  })

  it('gives both texts back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const { segments } = diffWords(splitWords(a), splitWords(b))
        const side = (not: string) =>
          segments
            .filter(({ kind }) => kind !== not)
            .map(({ text }) => text)
            .join('')
        expect([side('added'), side('removed')]).toEqual([a, b])
      }),
    )
  })
})
