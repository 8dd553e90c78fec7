import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  claimKeysIn,
  claimToken,
  linkedWords,
  markedWords,
  parseDraft,
  renderDraft,
  sourceOf,
  unknownTokensIn,
} from '@/lib/statements/tokens'
import { anyDraft } from '@/lib/testing/statements/drafts'

const body =
  'We know. {{claim:what_happened}} {{ claim:pause_status/workflow-insight }} {{claim:what_happened}} {{earlier:what_happened}} {{claim:moon}}'

describe('tokens of a draft', () => {
  it('are found, each with its key', () => {
    expect(claimKeysIn(body)).toEqual(['what_happened', 'pause_status/workflow-insight'])
    expect(unknownTokensIn(body)).toEqual(['{{claim:moon}}'])
    expect(parseDraft(claimToken('no_indication_of_access'))).toMatchObject([
      { type: 'claim', kind: 'no_indication_of_access' },
    ])
  })

  it('become the words of their claims, numbered by first appearance', () => {
    const { text, parts, keys } = renderDraft(body, { what_happened: 'It happened.' }, { what_happened: 'It did not.' })
    expect(text).toBe(
      'We know. It happened. [not supported: pause_status/workflow-insight] It happened. “It did not.” {{claim:moon}}',
    )
    expect(parts.flatMap((part) => (part.type === 'claim' ? [[part.number, part.supported]] : []))).toEqual([
      [1, true],
      [2, false],
      [1, true],
    ])
    expect(keys[1]).toBe('pause_status/workflow-insight')
  })

  it.each([
    '{{claim:}}',
    '{{}}',
    '{{claim:toString}}',
    '{{CLAIM:what_happened}}',
    '{{claim:pause_status/}}',
    '{{claim:pause_status/../x}}',
    '[[claim:moon|Words]]',
    '[[claim:what_happened| ]]',
  ])('are unknown when they name nothing: %s', (token) => expect(unknownTokensIn(token)).toEqual([token]))

  it('link own words to a claim, or mark them as asserting nothing', () => {
    const draft =
      '[[courtesy|Thank you.]] [[claim:what_happened|It was opened [twice].]] [[claim:what_happened|We opened it]] {{claim:what_happened}} [[opinion|We regret it]]'
    const { text, parts, keys } = renderDraft(draft, { what_happened: 'It happened.' })
    expect(text).toBe(
      'Thank you. [[claim:what_happened|It was opened [twice].]] We opened it It happened. We regret it',
    )
    expect(keys).toEqual(['what_happened'])
    expect(unknownTokensIn(draft)).toEqual(['[[claim:'])
    expect(parts.filter(({ type }) => type === 'linked' || type === 'marked')).toEqual([
      { type: 'marked', as: 'courtesy', text: 'Thank you.' },
      { type: 'linked', key: 'what_happened', number: 1, text: 'We opened it' },
      { type: 'marked', as: 'opinion', text: 'We regret it' },
    ])
    expect(linkedWords('what_happened', 'We opened it')).toBe('[[claim:what_happened|We opened it]]')
    expect(markedWords('courtesy', 'Hello')).toBe('[[courtesy|Hello]]')
  })

  it('lose nothing of the draft, whatever it holds', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(parseDraft(draft).map(sourceOf).join('')).toBe(draft)
      }),
    )
  })
})
