import { describe, expect, it } from 'vitest'
import { isSufficient } from '@/lib/statements/claims'
import { compareVersions } from '@/lib/statements/compare'
import { deriveAll, deriveFor } from '@/lib/statements/derive'
import { approvalSummary, deskOf, type Viewer } from '@/lib/statements/desk'
import { statementKinds } from '@/lib/statements/model'
import { previewDraft } from '@/lib/statements/preview'
import type { StatementFacts } from '@/lib/statements/rules/facts'
import { missingSlots } from '@/lib/statements/slots'
import { correctionBody, draftBody } from '@/lib/statements/templates'
import { anHourLater, approvalBy, reviewedRecord, statementFacts, versionOf } from '@/lib/testing/statements/facts'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const record = reviewedRecord
const now = anHourLater
const body = `${draftBody('holding', deriveAll(record)).replace('Next update:', 'Next update: 17:00 UTC on 4 November.')} us.`
const facts = (change: Partial<StatementFacts> = {}) => statementFacts(change, body)

const viewer: Viewer = { personId: 'x', mayDraft: true, mayPublish: true, mayReviewFor: ['legal'] }
const fresh = facts().version.claims

describe('the desk of a statement', () => {
  it('offers a draft to be submitted, and its approval to nobody', () => {
    const desk = deskOf(facts(), fresh, now, viewer)
    expect(desk).toMatchObject({ revise: true, submit: { blockers: [] }, outdated: [] })
    expect(desk.approvals.map(({ review }) => review)).toEqual([null, null, null])
    expect(desk.publish.blockers).toHaveLength(1)
  })

  it('offers each role its own step, and says why not', () => {
    const desk = deskOf(facts({ state: 'in_review' }), fresh, now, viewer)
    expect(desk.submit).toBeNull()
    expect(desk.approvals.map(({ role, review }) => [role, review])).toEqual([
      ['comms', null],
      ['legal', { blockers: [] }],
      ['security', null],
    ])
    const author = deskOf(facts({ state: 'in_review' }), fresh, now, { ...viewer, personId: 'author' })
    expect(author.approvals[1]?.review?.blockers[0]?.code).toBe('author_approves')
  })

  it('says when the record has moved on', () => {
    const hit = view([...record.entries, entry(6, 'finding.recorded', finding({ outcome: 'access_found' }))])
    const desk = deskOf(facts({ state: 'in_review' }), deriveFor(hit, body), now, viewer)
    expect(desk.outdated.map(({ code }) => code)).toEqual(['claim_outdated'])
  })

  it('sums up the approvals by version', () => {
    const v1 = versionOf(body, 1)
    const v2 = versionOf(`${body} More.`, 2)
    const all = (['comms', 'legal', 'security'] as const).map((role) => approvalBy(role, { textHash: v1.textHash }))
    const both = facts({ version: v2, approvals: all })
    expect(approvalSummary(facts({ approvals: all }), [v1])).toBe('v1 approved')
    expect(approvalSummary(both, [v1, v2])).toBe('v1 approved, v2 not')
    expect(approvalSummary(facts({ version: v2, approvals: all.slice(1) }), [v1, v2])).toBe(
      'v1 approved by 2 of 3, v2 not',
    )
    expect(approvalSummary(facts(), [v1])).toBe('0 of 3 approvals on v1')
  })
})

/** What a person writes into a first draft: the lines that are theirs, and a second sentence to quote. */
const byAPerson = new Set(['slot_missing', 'not_quotable', 'said_nowhere'])

describe('first drafts', () => {
  it.each(statementKinds)('of a %s lack only what a person must write', (kind) => {
    const draft = draftBody(kind, deriveAll(record))
    const supported = deriveAll(record).filter((claim) => isSufficient(claim))
    const missing = missingSlots(kind, draft).filter(({ anyOf }) =>
      supported.some((claim) => anyOf?.includes(claim.kind)),
    )
    expect(missing).toEqual([])
    expect(
      previewDraft(kind, draft, deriveAll(record))
        .blockers.map(({ code }) => code)
        .filter((code) => !byAPerson.has(code)),
    ).toEqual([])
  })

  it('say that access is not known while it is not', () => {
    expect(draftBody('holding', deriveAll(view(opening)))).toContain('{{claim:access_not_known}}')
  })

  it('of a correction quote what fell', () => {
    const said = { publishedAt: '2026-11-03T09:00:00.000Z', fallen: ['no_indication_of_access'], now: record.now }
    expect(correctionBody(said, deriveAll(record))).toMatch(
      /^What we said: At 09:00 UTC on 3 November we said: \{\{earlier:no_indication_of_access\}\} That no longer holds\./,
    )
  })
})

describe('the preview', () => {
  it('knows nothing of a program that is not linked', () => {
    const { claims, blockers } = previewDraft('holding', '{{claim:pause_status/other}}', deriveAll(record))
    expect(claims[0]?.missing).toEqual(['The record holds nothing for “pause_status/other”.'])
    expect(blockers.map(({ code }) => code)).toContain('claim_unsupported')
  })

  it('counts words as they read', () => {
    expect(previewDraft('holding', 'One two {{claim:investigation_ongoing}}', deriveAll(record)).words).toBe(6)
  })
})

describe('comparing versions', () => {
  const versions = [versionOf('One.', 1), versionOf('One two.', 2), versionOf('One two three.', 3)]

  it('takes what the address names, else the last two', () => {
    expect(compareVersions(versions, '1', '2', {})).toMatchObject({ from: 1, to: 2, diff: { added: 1, removed: 0 } })
    expect(compareVersions(versions, undefined, undefined, {})).toMatchObject({ from: 2, to: 3 })
    expect(compareVersions(versions, '3', '1', {})).toBeNull()
    expect(compareVersions(versions.slice(0, 1), undefined, undefined, {})).toBeNull()
  })
})
