import { describe, expect, it } from 'vitest'
import type { ApprovalRole } from '@/lib/statements/model'
import { decideApprove, decideRevise, decideSubmit } from '@/lib/statements/rules/approvals'
import type { StatementFacts } from '@/lib/statements/rules/facts'
import { anHourLater, approvalBy, codeOf, statementFacts } from '@/lib/testing/statements/facts'

const inReview = (change: Partial<StatementFacts> = {}) => statementFacts({ state: 'in_review', ...change })

describe('submitting', () => {
  const submit = (statement: StatementFacts) => decideSubmit(statement, statement.version.claims, anHourLater)

  it('passes a draft that the record supports', () => expect(submit(statementFacts())).toEqual({ ok: true }))
  it('takes drafts only', () => expect(codeOf(submit(inReview()))).toBe('not_a_draft'))
})

describe('approving', () => {
  const hash = inReview().version.textHash
  const by = (personId: string, role: ApprovalRole, textHash = hash) => ({ personId, role, textHash })

  it('is one person’s in one role on this text', () => {
    expect(decideApprove(inReview(), by('x', 'legal'))).toEqual({ ok: true })
  })

  it.each<[string, StatementFacts, ReturnType<typeof by>, string]>([
    ['the author', inReview(), by('author', 'comms'), 'author_approves'],
    ['another text', inReview(), by('x', 'legal', 'f00'), 'text_changed'],
    ['a draft', statementFacts(), by('x', 'legal'), 'not_in_review'],
    ['a role approved already', inReview({ approvals: [approvalBy('legal')] }), by('x', 'legal'), 'approved_already'],
    [
      'the same person twice',
      inReview({ approvals: [approvalBy('legal')] }),
      by('the legal person', 'security'),
      'approves_twice',
    ],
    ['a role that the kind does not need', inReview({ kind: 'press_reply' }), by('x', 'security'), 'role_not_needed'],
  ])('refuses %s', (_what, statement, who, code) => expect(codeOf(decideApprove(statement, who))).toBe(code))
})

describe('revising', () => {
  it('is open until it is published', () => {
    expect(decideRevise({ state: 'published' })).toMatchObject({ ok: false })
    expect(decideRevise({ state: 'withdrawn' })).toMatchObject({ ok: false })
    expect(decideRevise({ state: 'in_review' })).toEqual({ ok: true })
  })
})
