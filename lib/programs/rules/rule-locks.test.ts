import { describe, expect, it } from 'vitest'
import { decideReleaseLock } from '@/lib/programs/rules/locks'
import { decidePause } from '@/lib/programs/rules/pause'
import { type CauseFacts, causeGap } from '@/lib/programs/rules/rule-locks'
import { newCore, newSafeguard } from '@/lib/testing/programs/world'

const now = new Date('2026-11-23T12:00:00.000Z')
const proven = { state: 'verified', evidence: 'Seen.', verifiedById: 'responder' } as const
const facts: CauseFacts = { safeguards: [newSafeguard('s1', proven)], ownerIds: ['owner'], openQuarantine: 0, now }
const unproven = { ...facts, safeguards: [newSafeguard('s1', { state: 'failed' })] }

describe('the cause of a lock that a rule placed', () => {
  it.each([
    ['violation', facts, null],
    ['violation', { ...facts, openQuarantine: 1 }, 'Quarantined records still wait for a decision of two people.'],
    ['safeguard', facts, null],
    ['safeguard', unproven, 'Safeguard s1: it must be verified first.'],
    ['safeguard', { ...facts, safeguards: [newSafeguard('s2', { required: false, state: 'failed' })] }, null],
    ['severity', unproven, null],
  ] as const)('%s %#', (rule, given, expected) => expect(causeGap(rule, given)).toBe(expected))
})

describe('a lock that a rule placed', () => {
  const program = { ...newCore(), phase: 'paused' as const }
  const lock = { id: 'l1', incidentId: null, personId: null, heldById: null, rule: 'violation' } as const
  const release = (personId: string, gap: string | null = null) =>
    decideReleaseLock(
      { program, lock, incident: null, ownerIds: ['owner'], causeGap: gap },
      { personId, reason: 'Mended.' },
    )

  it('is released by an owner of the program once its cause is gone, by nobody else', () => {
    expect(release('responder')).toMatchObject({ refusal: { code: 'not_owner' } })
    expect(release('owner', 'Still there.')).toMatchObject({
      refusal: { code: 'cause_stands', reason: 'Still there.' },
    })
    expect(release('owner')).toMatchObject({
      events: [{ kind: 'program.lock_released', payload: { personal: false, rule: 'violation', reason: 'Mended.' } }],
    })
  })

  it('stands once for each rule, beside those of people', () => {
    const facts = { program, activeLocks: [lock], openRequest: null, knownCollectors: 3 }
    const order = { lockId: 'l2', incidentId: null, reason: 'r', now }
    expect(decidePause(facts, { ...order, personId: null, rule: 'violation' })).toEqual({ ok: true, events: [] })
    for (const holder of [{ personId: null, rule: 'safeguard' as const }, { personId: 'ana' }])
      expect(decidePause(facts, { ...order, ...holder })).toMatchObject({ events: [{ kind: 'program.lock_placed' }] })
  })
})
