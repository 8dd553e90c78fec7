import { describe, expect, it } from 'vitest'
import { deriveFor } from '@/lib/statements/derive'
import { decidePublish, publishBlockers } from '@/lib/statements/rules/publish'
import {
  anHourLater,
  approvalBy,
  codeOf,
  holdingText,
  reviewedRecord,
  statementFacts,
} from '@/lib/testing/statements/facts'
import { entry, finding, view } from '@/lib/testing/statements/record'

const all = [approvalBy('comms'), approvalBy('legal'), approvalBy('security')]
const approved = (approvals = all) => statementFacts({ state: 'in_review', approvals })
const fresh = statementFacts().version.claims

describe('publishing', () => {
  it('needs every approval on this text', () => {
    expect(decidePublish(approved(), fresh, anHourLater)).toEqual({ ok: true })
    expect(codeOf(decidePublish(approved(all.slice(1)), fresh, anHourLater))).toBe('approval_missing')
    const old = [...all.slice(1), approvalBy('comms', { textHash: 'v0' })]
    expect(codeOf(decidePublish(approved(old), fresh, anHourLater))).toBe('approval_missing')
  })

  it('does not count the approval of who has become an author', () => {
    const revised = { ...approved(), authorIds: ['author', 'the comms person'] }
    expect(publishBlockers(revised, fresh, anHourLater)).toEqual([
      { code: 'approval_missing', reason: 'Communications has not approved version 1.' },
    ])
  })

  it('lets a later request for changes undo an approval', () => {
    const at = new Date(anHourLater.getTime() + 1000)
    const later = approvalBy('legal', { decision: 'changes_requested', at })
    expect(publishBlockers(approved([...all, later]), fresh, anHourLater)).toEqual([
      { code: 'approval_missing', reason: 'Legal has asked for changes.' },
    ])
  })

  it('refuses when the record has moved on since', () => {
    const hit = view([...reviewedRecord.entries, entry(6, 'finding.recorded', finding({ outcome: 'access_found' }))])
    expect(codeOf(decidePublish(approved(), deriveFor(hit, holdingText), anHourLater))).toBe('claim_outdated')
  })

  it('refuses when a claim is too old', () => {
    const nextDay = new Date('2026-11-04T14:00:00.000Z')
    expect(codeOf(decidePublish(approved(), fresh, nextDay))).toBe('claim_outdated')
  })

  it('happens once', () => {
    const published = { ...approved(), state: 'published' } as const
    expect(codeOf(decidePublish(published, fresh, anHourLater))).toBe('published_already')
  })
})
