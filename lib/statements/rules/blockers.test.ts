import { describe, expect, it } from 'vitest'
import { sentenceHash } from '@/lib/statements/lint/lint'
import { noBackground } from '@/lib/statements/lint/model'
import { decideApprove, decideSubmit } from '@/lib/statements/rules/approvals'
import type { StatementFacts } from '@/lib/statements/rules/facts'
import { decideSetAside, findMark } from '@/lib/statements/rules/marks'
import { missingSlots } from '@/lib/statements/slots'
import { anHourLater, codeOf, holdingText, statementFacts } from '@/lib/testing/statements/facts'

const submit = (statement: StatementFacts) => decideSubmit(statement, statement.version.claims, anHourLater)

describe('what keeps a text from approval', () => {
  it.each([
    [
      'an absence as text',
      `${holdingText}\nThere is no indication at this time that any data was improperly accessed.`,
      'absence_as_text',
    ],
    ['an unsupported claim', `${holdingText} {{claim:access_observed}}`, 'claim_unsupported'],
    ['a token that names nothing', `${holdingText} {{claim:moon}}`, 'unknown_token'],
    ['no next update', holdingText.replace('Next update:', 'Later:'), 'slot_missing'],
  ])('is %s', (_what, text, code) => expect(codeOf(submit(statementFacts({}, text)))).toBe(code))

  it('is an absence in the title', () => {
    expect(codeOf(submit(statementFacts({ title: 'All clear: nobody accessed any data' })))).toBe('absence_in_title')
  })

  it.each([
    ['an absence', { audience: 'Staff; nobody accessed any data' }, 'absence_in_title'],
    ['a person', { title: 'On Ana Silva’s folder', lint: { ...noBackground, people: ['Ana Silva'] } }, 'leak_in_title'],
    ['what is inside', { title: 'Update on SEV 2, PRIV-1432' }, 'leak_in_title'],
  ])('is %s in words that go out beside the text', (_what, change, code) => {
    expect(codeOf(submit(statementFacts(change)))).toBe(code)
  })

  it('is never set aside where it is said at no strength', () => {
    const facts = statementFacts({}, `${holdingText}\n\nYour data is safe.`)
    const mark = findMark(facts, 'S03', sentenceHash('Your data is safe.'))
    expect(codeOf(decideSetAside(facts, mark, { personId: 'counsel', severity: 'block' }))).toBe('not_waivable')
  })

  it('is said for people', () => {
    const text = `${holdingText} There is no evidence of misuse. {{claim:access_observed}}`
    const decision = submit(statementFacts({}, text))
    expect(decision.ok ? '' : decision.refusal.reason).toContain('No finding on the timeline found access.')
    expect(decision.ok ? '' : decision.refusal.reason).toContain('“no evidence”')
  })
})

describe('a warning', () => {
  const sentence = 'We take the privacy of our staff very seriously.'
  const text = holdingText.replace('\nNext', `\n[[opinion|${sentence}]]\n\nNext`)
  const open = statementFacts({}, text)
  const waivers = [
    {
      rule: 'L07' as const,
      sentenceHash: sentenceHash(sentence),
      by: 'Sam',
      reason: '',
      at: '2026-11-03T14:30:00.000Z',
    },
  ]

  it('keeps a draft from being submitted, and says both ways out', () => {
    const decision = submit(open)
    expect(codeOf(decision)).toBe('warned_L07')
    expect(decision.ok ? '' : decision.refusal.reason).toMatch(/an act that can be checked.*dismiss it under “Wording”/)
  })

  it('is no hindrance once it is dismissed', () => {
    expect(submit({ ...open, lint: { ...noBackground, waivers } })).toEqual({ ok: true })
  })

  it('stops no approver: what was submitted has been looked at', () => {
    const by = { personId: 'counsel', role: 'legal', textHash: open.version.textHash } as const
    expect(decideApprove({ ...open, state: 'in_review' }, by)).toEqual({ ok: true })
  })
})

describe('slots', () => {
  it('are what each kind must carry', () => {
    expect(missingSlots('holding', holdingText)).toEqual([])
    expect(missingSlots('employee_notice', holdingText).map(({ label }) => label)).toEqual([
      'Which data',
      'Who could see it',
      'What they can do',
      'Reporting is safe',
    ])
    expect(missingSlots('press_reply', 'Question:  ').map(({ label }) => label)).toContain('The question')
  })
})
