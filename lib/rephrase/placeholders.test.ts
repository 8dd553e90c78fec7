import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasFreeWords, hideTokens, restoreTokens } from '@/lib/rephrase/placeholders'
import { anyDraft } from '@/lib/testing/statements/drafts'

const draft = [
  'We found that {{claim:what_happened}} and [[claim:cause|a wrong setting]] on 3 November.',
  'What you can do: write to help@example.com. [[courtesy|Thank you]] for your patience.',
  'Next update: tomorrow, at noon',
  'Contact: Sam of the press desk',
].join('\n')
const sent = hideTokens(draft)
const restored = (answer: string, body = draft) => {
  const decision = restoreTokens(body, hideTokens(body), answer)
  return decision.ok ? decision.body : decision.refusal.reason
}

describe('what leaves the house', () => {
  it('is free words alone, with marks for the rest', () => {
    expect(sent.text).toBe('We found that ⟦1⟧ and ⟦2⟧ on ⟦3⟧ ⟦4⟧.\n⟦5⟧ write to ⟦6⟧ ⟦7⟧ for your patience.\n⟦8⟧\n⟦9⟧')
  })

  it('comes back as the same draft if nothing is changed', () => {
    fc.assert(
      fc.property(anyDraft, (body) => {
        const hidden = hideTokens(body)
        expect(hidden.text.replace(/⟦(\d+)⟧/g, (_, n) => hidden.sources[Number(n) - 1] ?? '')).toBe(body)
      }),
    )
  })

  it('is nothing where all is claims', () => {
    expect(hasFreeWords(hideTokens('{{claim:what_happened}}\nContact: us'))).toBe(false)
    expect(hasFreeWords(sent)).toBe(true)
  })
})

describe('what comes back', () => {
  it('has its claims, labels and figures again', () => {
    expect(restored(sent.text.replace('We found that', 'We saw that'))).toBe(draft.replace('found', 'saw'))
  })

  const moved = /dropped, added or moved/
  it.each([
    ['a dropped claim', sent.text.replace('⟦1⟧', 'it'), moved],
    ['swapped claims', sent.text.replace('⟦1⟧', '⟦x⟧').replace('⟦2⟧', '⟦1⟧').replace('⟦x⟧', '⟦2⟧'), moved],
    ['a doubled claim', `${sent.text} ⟦1⟧`, moved],
    ['half a mark', `${sent.text} ⟦`, moved],
    ['a token of its own', `${sent.text} {{claim:cause}}`, /markup/],
    ['HTML', `${sent.text} <b>bold</b>`, /markup/],
    ['a script', `${sent.text} <script src=x>`, /markup/],
    ['a fence', `\`\`\`\n${sent.text}\n\`\`\``, /markup/],
    ['an invisible sign', `${sent.text}\u0007`, /markup/],
    ['a figure', sent.text.replace('patience', '12 days of patience'), /figure/],
    ['a label', sent.text.replace('⟦8⟧', 'Fact: all is well\n⟦8⟧'), /labels/],
    ['a label that stands elsewhere', sent.text.replace('\n⟦5⟧', ' ⟦5⟧'), /labels/],
  ])('is refused with %s', (_what, answer, why) => expect(restored(answer)).toMatch(why))
})
