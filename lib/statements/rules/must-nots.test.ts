import { describe, expect, it } from 'vitest'
import { deriveFor } from '@/lib/statements/derive'
import type { StatementKind } from '@/lib/statements/model'
import { mustNotBlockers, newlySaid } from '@/lib/statements/rules/must-nots'
import { holdingText, reviewedRecord } from '@/lib/testing/statements/facts'

const codes = (kind: StatementKind, body: string) =>
  mustNotBlockers(kind, body, deriveFor(reviewedRecord, body)).map(({ code }) => code)
const many = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

describe('what a kind must not be', () => {
  it.each<[string, StatementKind, string, string[]]>([
    ['eighty words', 'holding', `${many(80)}\nNext update: ${many(9)}\nContact: ${many(9)}`, []],
    ['eighty-one words', 'holding', many(81), ['too_long']],
    ['a cause on the first day', 'holding', '{{claim:cause}}', ['cause_too_early']],
    ['a count that can change', 'holding', '{{claim:exposure_scope}}', ['count_not_final']],
    ['the model holding statement', 'holding', holdingText, []],
    ['one sentence', 'press_reply', 'One.\nQuestion: Why?', ['not_quotable']],
    ['three sentences', 'press_reply', 'One. Two. Three at 14:00 UTC on 3 November.', []],
    ['four sentences', 'press_reply', 'One. Two. Three. Four.', ['not_quotable']],
    ['silence alone', 'employee_notice', 'Please do not talk to the press.', ['gag']],
    ['silence with an address', 'employee_notice', 'Do not speak to the media. Send them to the press desk.', []],
    ['an offer first', 'affected_person_notice', 'Free of charge. {{claim:what_happened}}', ['offer_first']],
    ['an offer after', 'affected_person_notice', '{{claim:what_happened}} Credit monitoring.', []],
    ['a phase of its own', 'regulator_notification', 'Phase: second', ['phase_unknown']],
    ['a known phase', 'regulator_notification', 'Phase: update 2', []],
    ['a vague scope', 'customer_notice', 'In scope: possibly', ['scope_undeclared']],
    ['a declared scope', 'customer_notice', 'In scope: under review', []],
    ['an answer from nowhere', 'q_and_a', 'Q: Why?\nA: Because.', ['answer_unbound']],
    ['an answer from the record', 'q_and_a', 'Q: Why?\nA: {{claim:what_happened}}', []],
    ['a clarification', 'correction', 'What is right: We clarify.', ['clarification']],
    ['a fact without a claim', 'leadership_brief', 'Confirmed:\nAll is well.', ['unbound']],
    ['nothing yet', 'leadership_brief', 'Confirmed:\nNothing yet.\nLikely: {{claim:what_happened}}', []],
  ])('%s', (_what, kind, body, wanted) => expect(codes(kind, body)).toEqual(wanted))
})

describe('a reply to the press', () => {
  const claims = deriveFor(reviewedRecord, '{{claim:what_happened}} {{claim:data_categories}}')

  it('repeats what was approved, with the same values', () => {
    expect(newlySaid(claims, claims)).toEqual([])
    expect(newlySaid(claims, claims.slice(1)).map(({ code }) => code)).toEqual(['said_nowhere'])
    const other = claims.map((claim) => ({ key: claim.key, value: null }))
    expect(newlySaid(claims, other)).toHaveLength(2)
  })
})
