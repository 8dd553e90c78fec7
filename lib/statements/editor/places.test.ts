import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentPosition, documentRange, placesOf, replaceInDraft } from '@/lib/statements/editor/places'
import { renderDraft } from '@/lib/statements/tokens'
import { anyDraft } from '@/lib/testing/statements/drafts'

const draft = 'Now: {{claim:what_happened}} It is over.\n[[courtesy|Thank you.]] Ask us.'
const { parts, text } = renderDraft(draft, { what_happened: 'We found it.' })
const spanOf = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length })
const places = placesOf(draft, parts)

describe('places of a draft', () => {
  it('are found in the document, where a token is one node and a line begins two further on', () => {
    expect(documentRange(places, spanOf('It is'))).toEqual({ from: 8, to: 13 })
    expect(documentRange(places, spanOf('found'))).toEqual({ from: 6, to: 7 })
    expect(documentRange(places, spanOf('Thank'))).toEqual({ from: 21, to: 26 })
    expect(documentRange(places, spanOf('you. Ask'))).toEqual({ from: 27, to: 35 })
    expect(documentRange(places, { from: 400, to: 410 })).toBeNull()
  })

  it('let a sentence be replaced in the draft, with the marks and tokens that it touches', () => {
    const replaced = (words: string, by: string) => replaceInDraft(draft, parts, spanOf(words), by)
    expect(replaced('It is over.', '{{claim:end}}')).toContain('{{claim:what_happened}} {{claim:end}}\n')
    expect(replaced('Thank', 'We thank you.')).toContain('\nWe thank you. Ask us.')
    expect(replaced('found it. It is', 'X')).toBe('Now: X over.\n[[courtesy|Thank you.]] Ask us.')
  })

  it('say where the cursor goes from the plain text', () => {
    expect(documentPosition(places, 0)).toBe(1)
    expect(documentPosition(places, 7)).toBe(7)
    expect(documentPosition(places, draft.indexOf('Thank'))).toBe(21)
    expect(documentPosition(places, draft.length)).toBe(39)
  })

  it('cover the draft and the text without a gap, whatever it holds', () => {
    fc.assert(
      fc.property(anyDraft, (any) => {
        const rendered = renderDraft(any, { what_happened: 'We found it.' })
        const found = placesOf(any, rendered.parts)
        expect(found.map((place) => any.slice(place.draft.from, place.draft.to)).join('')).toBe(any)
        expect(found.map((place) => rendered.text.slice(place.text.from, place.text.to)).join('')).toBe(rendered.text)
      }),
    )
  })
})
