import { describe, expect, it } from 'vitest'
import { closedFlag, evaluateFlag } from '@/lib/gateway/ofrep/flag'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { inCohort } from '@/lib/programs/rules/allow'

const running: ProgramRow = {
  id: '019a8f00-0000-7000-8000-000000000001',
  slug: 'insight',
  phase: 'running',
  epoch: 7n,
  ttlMs: 4000,
  checkGapMs: 100,
  rampPercent: 100,
  rampSeed: 'seed',
  activeLocks: 0,
  fleetVersion: 0,
  pausedAt: null,
  leasesOverAt: null,
  tokens: new Set(),
  now: new Date(0),
}
const names = Array.from({ length: 200 }, (_, i) => `agent-${i}`)

describe('the flag of a program', () => {
  it('says that it runs', () => {
    const metadata = { epoch: '7', state: 'collecting', ttlMs: 4000 }
    const flag = { key: 'insight.collect', value: true, reason: 'STATIC', variant: 'running', metadata }
    expect(evaluateFlag(running, null)).toEqual(flag)
  })

  it.each([
    { phase: 'pausing' },
    { phase: 'paused' },
    { phase: 'resume_requested' },
    { phase: 'retired' },
    { activeLocks: 1 },
    { phase: 'ramping', activeLocks: 1 },
  ] as const)('says that it is stopped when %o', (over) => {
    const metadata = { epoch: '7', state: 'stopped', ttlMs: 4000 }
    const flag = { key: 'insight.collect', value: false, reason: 'DISABLED', variant: 'paused', metadata }
    expect(evaluateFlag({ ...running, ...over }, 'agent')).toEqual(flag)
  })

  it('splits a ramp by the name, as leases do', () => {
    const ramping = { ...running, phase: 'ramping', rampPercent: 50 } as const
    for (const name of names) {
      const flag = evaluateFlag(ramping, name)
      expect(flag).toMatchObject({ value: inCohort(name, running.rampSeed, 50), reason: 'SPLIT' })
      expect(flag.variant).toBe(flag.value ? 'running' : 'paused')
    }
    expect(new Set(names.map((name) => evaluateFlag(ramping, name).value)).size).toBe(2)
  })

  it('keeps out of a ramp who does not say who it is', () => {
    const ramping = { ...running, phase: 'ramping', rampPercent: 100 } as const
    expect(evaluateFlag(ramping, null)).toMatchObject({ value: false, reason: 'SPLIT', variant: 'paused' })
  })

  it('is closed to a token that was revoked', () => {
    expect(closedFlag('insight')).toMatchObject({ key: 'insight.collect', value: false, reason: 'DISABLED' })
  })
})
