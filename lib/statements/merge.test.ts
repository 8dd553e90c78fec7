import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDrafts, mergedText } from '@/lib/statements/merge'
import { anyDraft } from '@/lib/testing/statements/drafts'

const base = 'We closed access at 14:00 UTC. {{claim:what_happened}} Ask the press desk.'

describe('two drafts of one base', () => {
  it('are put together where they changed different words', () => {
    const mine = base.replace('14:00', '14:30')
    const theirs = base.replace('the press desk', 'the newsroom')
    expect(mergedText(mergeDrafts(base, mine, theirs), [])).toBe(
      'We closed access at 14:30 UTC. {{claim:what_happened}} Ask the newsroom.',
    )
  })

  it('show both where they changed the same words, and choose neither', () => {
    const pieces = mergeDrafts(base, base.replace('14:00', '14:30'), base.replace('14:00', '15:00'))
    expect(pieces.filter(({ kind }) => kind === 'conflict')).toEqual([
      { kind: 'conflict', at: 8, base: '14:00', mine: '14:30', theirs: '15:00' },
    ])
    expect(mergedText(pieces, [null])).toBeNull()
    expect(mergedText(pieces, ['theirs'])).toContain('at 15:00 UTC')
  })

  it('keep what only one of them changed, and each side whole when it is chosen throughout', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (any, other) => {
        expect(mergedText(mergeDrafts(any, other, any), [])).toBe(other)
        expect(mergedText(mergeDrafts(any, any, other), [])).toBe(other)
        expect(mergedText(mergeDrafts(any, other, other), [])).toBe(other)
      }),
    )
  })
})
