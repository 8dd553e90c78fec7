import { describe, expect, it } from 'vitest'
import type { ProgramPhase } from '@/lib/programs/model'
import { expiryAfterScheduling, reminderDue, remindersAhead, verifiedAgainBy } from '@/lib/programs/rules/safeguards'
import { asksToPause, type LinkedSeverity, pausesForExpiry, pausesForSeverity } from '@/lib/programs/rules/self-pause'

const link = (over: Partial<LinkedSeverity>): LinkedSeverity => ({
  ...{ severity: 1, drill: false, status: 'reported', phase: 'running', pauseOnSevere: true, locked: false },
  ...over,
})

describe('a severe incident', () => {
  it.each([
    [{ severity: 0 }, 'pauses'],
    [{ severity: 1 }, 'pauses'],
    [{ severity: 1, phase: 'paused' }, 'pauses'],
    [{ severity: 1, pauseOnSevere: false }, 'asks'],
    [{ severity: 2 }, 'asks'],
    [{ severity: 2, status: 'investigating', phase: 'ramping' }, 'asks'],
    [{ severity: 2, phase: 'paused' }, 'nothing'],
    [{ severity: 3 }, 'nothing'],
    [{ severity: 0, drill: true }, 'nothing'],
    [{ severity: 0, status: 'contained' }, 'nothing'],
    [{ severity: 0, locked: true }, 'nothing'],
    [{ severity: 0, phase: 'retired' }, 'nothing'],
  ] as const)('%j %s', (over, expected) => {
    const given = link(over)
    expect(pausesForSeverity(given) ? 'pauses' : asksToPause(given) ? 'asks' : 'nothing').toBe(expected)
  })
})

const day = 86_400_000
const now = new Date('2026-11-23T12:00:00.000Z')
const inDays = (days: number) => new Date(now.getTime() + days * day)
const verified = (expiresAt: Date | null, verifiedAt = inDays(-30)) =>
  ({ state: 'verified', required: true, expiresAt, verifiedAt }) as const

describe('an expired verification', () => {
  const program = (phase: ProgramPhase, pauseOnExpiry: boolean) => ({ phase, pauseOnExpiry })
  it.each([
    [verified(now), program('running', true), true],
    [verified(now), program('running', false), false],
    [verified(now), program('ramping', false), true],
    [verified(now), program('paused', true), false],
    [verified(inDays(1)), program('running', true), false],
    [verified(null), program('running', true), false],
    [{ ...verified(now), required: false }, program('ramping', true), false],
    [{ ...verified(now), state: 'failed' as const }, program('running', true), false],
  ])('%j in %j: %s', (safeguard, standing, expected) => {
    expect(pausesForExpiry(safeguard, standing, now)).toBe(expected)
  })
})

describe('reminders', () => {
  it.each([
    [15, null],
    [14, 14],
    [4, 14],
    [3, 3],
    [0.5, 1],
    [0, null],
    [-1, null],
  ])('%s days before the end: that of %s days', (days, due) => {
    expect(reminderDue(verified(inDays(days)), now)).toBe(due)
  })

  it('of days before the verification are not given', () => {
    expect(reminderDue(verified(inDays(2), inDays(-0.1)), now)).toBeNull()
    expect(reminderDue(verified(inDays(2.5), inDays(-1)), now)).toBe(3)
  })

  it('still to come are those ahead', () => {
    expect(remindersAhead(inDays(5), now)).toEqual([
      { days: 3, at: inDays(2) },
      { days: 1, at: inDays(4) },
    ])
  })
})

describe('another interval', () => {
  it('brings the end forward, and never puts it off', () => {
    const safeguard = verified(inDays(60), inDays(0))
    expect(expiryAfterScheduling(safeguard, 30)).toEqual(verifiedAgainBy(inDays(0), 30))
    expect(expiryAfterScheduling(safeguard, 90)).toEqual(inDays(60))
    expect(expiryAfterScheduling(safeguard, null)).toEqual(inDays(60))
    expect(expiryAfterScheduling(verified(null, inDays(0)), 7)).toEqual(inDays(7))
    expect(expiryAfterScheduling({ state: 'claimed', verifiedAt: null, expiresAt: null }, 7)).toBeNull()
  })
})
