import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentOf, draftOf } from '@/lib/statements/editor/document'
import { anyDraft } from '@/lib/testing/statements/drafts'

describe('a draft in the editor', () => {
  it('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(draftOf(documentOf(draft))).toBe(draft)
      }),
      { numRuns: 1000 },
    )
  })

  it('is lines of text with nodes for tokens and marks for bound words', () => {
    expect(documentOf('We know: {{ claim:what_happened }}\n\n[[courtesy|Thank you.]]')).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'We know: ' },
            { type: 'claim', attrs: { key: 'what_happened', source: '{{ claim:what_happened }}' } },
          ],
        },
        { type: 'paragraph' },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Thank you.', marks: [{ type: 'marked', attrs: { as: 'courtesy', run: 36 } }] },
          ],
        },
      ],
    })
  })

  it('keeps two bindings apart that touch', () => {
    const draft = '[[claim:what_happened|We saw it.]][[claim:what_happened|We closed it.]]'
    expect(draftOf(documentOf(draft))).toBe(draft)
  })

  it('leaves brackets outside a mark, which can’t hold them', () => {
    const marks = [{ type: 'linked' as const, attrs: { key: 'what_happened', run: 1 } }]
    const content = [{ type: 'text' as const, text: 'Seen [1] twice', marks }]
    expect(draftOf({ type: 'doc', content: [{ type: 'paragraph', content }] })).toBe(
      '[[claim:what_happened|Seen ]][[[claim:what_happened|1]]][[claim:what_happened| twice]]',
    )
  })
})
