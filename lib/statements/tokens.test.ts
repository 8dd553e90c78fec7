import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimKeysIn, claimToken, parseDraft, renderDraft, unknownTokensIn } from '@/lib/statements/tokens'

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
  ])('are unknown when they name nothing: %s', (token) => expect(unknownTokensIn(token)).toEqual([token]))

  it('lose nothing of the draft, whatever it holds', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('{{claim:what_happened}}', '{{', '}}', '{{claim:x}}', '\n'))
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (draft) => {
          const sources = parseDraft(draft).map((part) => (part.type === 'text' ? part.text : part.source))
          expect(sources.join('')).toBe(draft)
        },
      ),
    )
  })
})
