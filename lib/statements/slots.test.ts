import { describe, expect, it } from 'vitest'
import { claimKindWords } from '@/lib/statements/claims'
import { statementKinds } from '@/lib/statements/model'
import { questionsIn } from '@/lib/statements/questions'
import { lineContent, missingSlots, readNotKnown, slotAdvice } from '@/lib/statements/slots'
import { openBody } from '@/lib/testing/statements/kinds'

const labels = (kind: Parameters<typeof missingSlots>[0], body: string) =>
  missingSlots(kind, body).map(({ label }) => label)

describe('what is not known yet', () => {
  it('names who finds out and by when', () => {
    const said = { owner: 'Ana Silva', due: '17:00 UTC on 4 November' }
    expect(readNotKnown('Not known yet, owner Ana Silva, due 17:00 UTC on 4 November.')).toEqual(said)
    expect(readNotKnown('not yet known; owner: Ana Silva; due: 17:00 UTC on 4 November')).toEqual(said)
  })

  it.each([
    'not known yet',
    'not known yet, owner Ana',
    'not known yet, due 17:00 UTC',
    'not known yet, owner Ana, due soon',
  ])('is not “%s”', (text) => expect(readNotKnown(text)).toBeNull())
})

describe('slots', () => {
  it.each(statementKinds)('of a %s can all be open, with owner and due, and can’t all be empty', (kind) => {
    expect(missingSlots(kind, openBody(kind))).toEqual([])
    expect(missingSlots(kind, '').length).toBeGreaterThan(2)
    expect(missingSlots(kind, openBody(kind).replaceAll(', owner Ana Silva', '')).length).toBeGreaterThan(2)
  })

  it('take words that are bound to a claim for the claim', () => {
    expect(labels('holding', '[[claim:what_happened|On Monday files could be read.]]')).not.toContain(
      'What is confirmed',
    )
  })

  it('want a numbered list where the order matters', () => {
    const body = (advice: string) => `What you can do: ${advice}`
    const wanted = 'What they can do, first things first, as a numbered list'
    expect(labels('affected_person_notice', body('Change your password.'))).toContain(wanted)
    expect(labels('affected_person_notice', body('\n1. Change your password.\n2. Ask us.'))).not.toContain(wanted)
  })

  it('want a correction to quote, and to put right by a claim', () => {
    expect(labels('correction', 'What we said: something\nWhat is right: else')).toHaveLength(6)
    const bound = 'What we said: {{earlier:what_happened}}\nWhat is right: {{claim:what_happened}}'
    expect(labels('correction', bound)).toHaveLength(4)
  })

  it('end at an empty line or at the next label', () => {
    const body = 'Risks:\nOne.\nTwo.\n\nThree.\nOptions: Four.'
    expect(lineContent('Risks:', body)).toBe('One.\nTwo.')
    expect(lineContent('Risks:', 'Risks: One.\nOptions: Two.', ['Options:'])).toBe('One.')
    expect(lineContent('Clocks:', body)).toBeNull()
  })

  it('say what would fill them', () => {
    const [first] = missingSlots('employee_notice', '').filter(({ line, anyOf }) => line && anyOf)
    expect(first && slotAdvice(first, (kind) => claimKindWords[kind])).toBe(
      'Whether the program is paused, and what of it: use one of these claims: Pause status, or add a line that starts with “Program:”, or say “not known yet, owner …, due …”.',
    )
  })
})

describe('questions and answers', () => {
  const body = [
    'Q: Was it read?\nA: {{claim:access_not_known}}',
    'Q: Who did it?\nA: We do not speculate.',
    'Q: When will you know?\nA: not known yet, owner Ana, due 5 November',
    'Bridge lines:\nWhat we can say is what is confirmed.',
    'Banned lines:\nNo one accessed the data.\nYour data is safe.',
  ].join('\n\n')

  it('are read in pairs', () => {
    expect(questionsIn(body).map(({ question, bound }) => [question, bound])).toEqual([
      ['Was it read?', true],
      ['Who did it?', false],
      ['When will you know?', true],
    ])
    expect(questionsIn('Q: Why?')).toEqual([{ question: 'Why?', answer: '', bound: false }])
  })
})
