import { describe, expect, it } from 'vitest'
import { deriveFor } from '@/lib/statements/derive'
import { statementHash } from '@/lib/statements/hash'
import type { ApprovalRole } from '@/lib/statements/model'
import { renderedTextOf } from '@/lib/statements/render'
import {
  type ApprovalFacts,
  decideApprove,
  decidePublish,
  decideRevise,
  decideSubmit,
  missingSlots,
  publishBlockers,
  type StatementFacts,
} from '@/lib/statements/rules'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const record = view([...opening, entry(5, 'finding.recorded', finding())])
const body = [
  '{{claim:what_happened}} {{claim:no_indication_of_access}} {{claim:pause_status/workflow-insight}}',
  'Next update: 17:00 UTC on 4 November.',
  'Contact: the press office.',
].join('\n')
const now = new Date('2026-11-03T15:00:00.000Z')

function facts(change: Partial<StatementFacts> = {}, text = body): StatementFacts {
  const claims = deriveFor(record, text)
  const textHash = statementHash({ title: '', audience: '', text: renderedTextOf(text, claims) }, claims)
  const version = { number: 1, body: text, textHash, claims }
  return {
    kind: 'holding',
    title: 'Holding statement',
    state: 'draft',
    version,
    authorIds: ['author'],
    approvals: [],
    ...change,
  }
}

const hash = facts().version.textHash
const approval = (role: ApprovalRole, change: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  ...{ role, decision: 'approved', textHash: hash, personId: `the ${role} person`, at: now },
  ...change,
})
const all = [approval('comms'), approval('legal'), approval('security')]
const inReview = (change: Partial<StatementFacts> = {}) => facts({ state: 'in_review', ...change })
const codeOf = (decision: ReturnType<typeof decideSubmit>) => (decision.ok ? 'ok' : decision.refusal.code)

const submit = (statement: StatementFacts) => decideSubmit(statement, statement.version.claims, now)

describe('submitting', () => {
  it('passes a draft that the record supports', () => expect(submit(facts())).toEqual({ ok: true }))

  it.each([
    [
      'an absence as text',
      `${body}\nThere is no indication at this time that any data was improperly accessed.`,
      'absence_as_text',
    ],
    ['an unsupported claim', `${body} {{claim:access_observed}}`, 'claim_unsupported'],
    ['a token that names nothing', `${body} {{claim:moon}}`, 'unknown_token'],
    ['no next update', body.replace('Next update:', 'Later:'), 'slot_missing'],
  ])('refuses %s', (_what, text, code) => expect(codeOf(submit(facts({}, text)))).toBe(code))

  it('refuses an absence in the title', () => {
    expect(codeOf(submit(facts({ title: 'All clear: nobody accessed any data' })))).toBe('absence_in_title')
  })

  it('says why, for people', () => {
    const decision = submit(facts({}, `${body} There is no evidence of misuse. {{claim:access_observed}}`))
    expect(decision.ok ? '' : decision.refusal.reason).toContain('No finding on the timeline found access.')
    expect(decision.ok ? '' : decision.refusal.reason).toContain('“no evidence”')
  })

  it('takes drafts only', () => expect(codeOf(submit(inReview()))).toBe('not_a_draft'))

  it('knows what each kind must carry', () => {
    expect(missingSlots('holding', body)).toEqual([])
    expect(missingSlots('employee_notice', body).map(({ label }) => label)).toEqual([
      'Which data',
      'Who could see it',
      'What they can do',
      'Reporting is safe',
    ])
    expect(missingSlots('press_reply', 'Question:  ').map(({ label }) => label)).toContain('The question')
  })
})

describe('approving', () => {
  const by = (personId: string, role: ApprovalRole, textHash = hash) => ({ personId, role, textHash })

  it('is one person’s in one role on this text', () => {
    expect(decideApprove(inReview(), by('x', 'legal'))).toEqual({ ok: true })
  })

  it.each<[string, StatementFacts, ReturnType<typeof by>, string]>([
    ['the author', inReview(), by('author', 'comms'), 'author_approves'],
    ['another text', inReview(), by('x', 'legal', 'f00'), 'text_changed'],
    ['a draft', facts(), by('x', 'legal'), 'not_in_review'],
    ['a role approved already', inReview({ approvals: [approval('legal')] }), by('x', 'legal'), 'approved_already'],
    [
      'the same person twice',
      inReview({ approvals: [approval('legal')] }),
      by('the legal person', 'security'),
      'approves_twice',
    ],
    ['a role that the kind does not need', inReview({ kind: 'press_reply' }), by('x', 'security'), 'role_not_needed'],
  ])('refuses %s', (_what, statement, who, code) => expect(codeOf(decideApprove(statement, who))).toBe(code))
})

describe('publishing', () => {
  const fresh = facts().version.claims

  it('needs every approval on this text', () => {
    expect(decidePublish(inReview({ approvals: all }), fresh, now)).toEqual({ ok: true })
    expect(codeOf(decidePublish(inReview({ approvals: all.slice(1) }), fresh, now))).toBe('approval_missing')
    const old = [...all.slice(1), approval('comms', { textHash: 'v0' })]
    expect(codeOf(decidePublish(inReview({ approvals: old }), fresh, now))).toBe('approval_missing')
  })

  it('does not count the approval of who has become an author', () => {
    const revised = inReview({ approvals: all, authorIds: ['author', 'the comms person'] })
    expect(publishBlockers(revised, fresh, now)).toEqual([
      { code: 'approval_missing', reason: 'Communications has not approved version 1.' },
    ])
  })

  it('lets a later request for changes undo an approval', () => {
    const later = approval('legal', { decision: 'changes_requested', at: new Date(now.getTime() + 1000) })
    expect(publishBlockers(inReview({ approvals: [...all, later] }), fresh, now)).toEqual([
      { code: 'approval_missing', reason: 'Legal has asked for changes.' },
    ])
  })

  it('refuses when the record has moved on since', () => {
    const hit = view([...record.entries, entry(6, 'finding.recorded', finding({ outcome: 'access_found' }))])
    expect(codeOf(decidePublish(inReview({ approvals: all }), deriveFor(hit, body), now))).toBe('claim_outdated')
  })

  it('refuses when a claim is too old', () => {
    expect(codeOf(decidePublish(inReview({ approvals: all }), fresh, new Date('2026-11-04T14:00:00.000Z')))).toBe(
      'claim_outdated',
    )
  })

  it('happens once, and nothing published is rewritten', () => {
    expect(codeOf(decidePublish(inReview({ state: 'published', approvals: all }), fresh, now))).toBe(
      'published_already',
    )
    expect(decideRevise({ state: 'published' })).toMatchObject({ ok: false })
    expect(decideRevise({ state: 'in_review' })).toEqual({ ok: true })
  })
})
