import { describe, expect, it } from 'vitest'
import type { Claim, ClaimKind, Strength } from '@/lib/statements/claims'
import { lintDocument } from '@/lib/statements/lint/lint'
import { readingEase } from '@/lib/statements/lint/structure/reading-ease'
import { claimToken } from '@/lib/statements/tokens'
import { drawnClaim, lintable } from '@/lib/testing/statements/lintable'

const at = '2026-11-02T10:42:00.000Z'
const window = { from: '2026-10-01T00:00:00.000Z', to: '2026-10-31T23:59:59.999Z' }
const scope = { systems: ['store'], sources: ['storage access logs'], window, coveragePercent: 100, gaps: [] }
const pause = { slug: 'alpha', program: 'Alpha', pausedAt: at, resumedAt: null, scope: 'collection' }
const guard = {
  safeguardId: 's',
  program: 'Alpha',
  action: 'check of folder permissions',
  verifier: 'Bo',
  test: 't',
  at,
}

const values: readonly (readonly [ClaimKind, object])[] = [
  ['what_happened', { incidentKind: 'data_exposure', detectedAt: at, programs: ['Alpha'] }],
  ['discovery', { from: at, to: null, basis: 'log' }],
  ['start', { from: at, to: null, basis: 'log' }],
  ['end', { from: at, to: null, basis: 'log' }],
  ['cause', { text: 'a change of the folder’s settings', state: 'confirmed', reviewers: ['Ana', 'Bo'] }],
  ['data_categories', { categories: [{ key: 'k', label: 'Keystrokes' }] }],
  ['exposure_scope', { intended: 'the research group', actual: 'all engineers', people: null }],
  ['number_affected', { unit: 'people', low: 212, high: 212, method: 'badge list', deduplicated: true, final: false }],
  ['pause_status', { ...pause, state: 'pausing' }],
  ['pause_status', { ...pause, state: 'paused' }],
  ['pause_status', { ...pause, state: 'resumed', resumedAt: at }],
  ['safeguard', { ...guard, state: 'planned' }],
  ['safeguard', { ...guard, state: 'verified' }],
  ['notification', { recipientClass: 'employees', recipient: 'staff', sentAt: at, receipt: null, scope: '' }],
  ['investigation_ongoing', { status: 'investigating' }],
  ['no_indication_of_access', { ...scope, secondReviewer: true }],
  ['access_not_known', { partial: { ...scope, coveragePercent: 40 } }],
  [
    'access_observed',
    { ...scope, access: { actors: 'engineers', low: 2, high: 2, exact: true, actions: ['list', 'read'] } },
  ],
  ['unknown', { question: 'Who opened the files', owner: 'Ana', due: at }],
]
const strengths: readonly Strength[] = [2, 3, 4, 5]

describe('what a claim says by itself', () => {
  it.each(values)('is never blocked: %s', (kind, value) => {
    for (const strength of strengths) {
      const claim: Claim = drawnClaim(kind, value, { strength })
      if (claim.wording === null) continue
      const marks = lintDocument(lintable(claimToken(claim.key), { available: [claim] }))
      const blocking = marks.filter(({ severity }) => severity === 'block')
      expect(blocking.map(({ rule }) => [rule, claim.wording])).toEqual([])
    }
  })
})

it('reads as easily as the two formulas say', () => {
  const ease = readingEase([{ text: 'The cat sat on the mat.' }, { text: 'We told the staff.' }])
  expect(ease?.words).toBe(10)
  expect(ease?.grade).toBeCloseTo(0.39 * 5 + 11.8 - 15.59)
  expect(ease?.ease).toBeCloseTo(206.835 - 1.015 * 5 - 84.6)
  expect(readingEase([{ text: '1, 2, 3.' }])).toBeNull()
})
