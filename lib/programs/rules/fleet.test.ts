import { describe, expect, it } from 'vitest'
import type { ProgramCore } from '@/lib/programs/model'
import { newCore } from '@/lib/testing/programs/world'
import {
  type CollectorStanding,
  decideBringBack,
  decideEscalate,
  decideRetireCollector,
  decideRetireProgram,
  decideRetry,
  mayHoldLeaseUntil,
} from './fleet'
import { leaseOutUntil, leaseWaitMs } from './lease-time'

const at = (ms: number) => new Date(ms)
const running = newCore()
const pausing: ProgramCore = {
  ...running,
  ...{ phase: 'pausing', epoch: 2n, rampPercent: 0, pausedAt: at(100_000), leasesOverAt: at(106_000) },
}
const paused: ProgramCore = { ...pausing, phase: 'paused', pauseCompletedAt: at(106_000) }

function standing(over: Partial<CollectorStanding> = {}): CollectorStanding {
  const facts = { class: null, lateConfirmed: false, contradicted: false }
  return { id: 'c1', externalId: 'a', ...facts, registeredAt: at(0), lastGrantAt: at(90_000), retiredAt: null, ...over }
}
const codeOf = (decision: { ok: true } | { ok: false; refusal: { code: string } }) =>
  decision.ok ? 'ok' : decision.refusal.code

describe('a retry', () => {
  it('goes to those that have said nothing, and to nobody else', () => {
    const asked = [
      standing({ id: '1', class: 'pending' }),
      standing({ id: '2', class: 'expired' }),
      standing({ id: '3', class: 'expired', lateConfirmed: true }),
      standing({ id: '4', class: 'confirmed' }),
      standing({ id: '5', class: 'manual' }),
      standing({ id: '6' }),
    ]
    const decided = decideRetry(pausing, asked)
    expect(decided.silent.map(({ id }) => id)).toEqual(['1', '2'])
    expect(decided.ok && decided.events[0]?.payload).toMatchObject({ epoch: '2', count: 2 })
    expect(codeOf(decideRetry(pausing, asked.slice(2)))).toBe('none_silent')
    expect(codeOf(decideRetry(running, asked))).toBe('collecting')
  })

  it('names fifty at most', () => {
    const many = Array.from({ length: 80 }, (_, i) => standing({ id: `${i}`, class: 'pending' }))
    const decided = decideRetry(pausing, many)
    expect(decided.ok && decided.events[0]?.payload).toMatchObject({ count: 80, collectors: { length: 50 } })
  })
})

describe('an escalation', () => {
  const to = { personId: 'p', personName: 'Bo', note: 'Please look.' }
  it.each([
    ['pending', standing({ class: 'pending' }), 'ok'],
    ['expired and silent', standing({ class: 'expired' }), 'ok'],
    ['confirmed', standing({ class: 'confirmed' }), 'accounted'],
    ['confirmed, then seen recording', standing({ class: 'confirmed', contradicted: true }), 'ok'],
    ['by hand', standing({ class: 'manual' }), 'accounted'],
  ])('of a collector that is %s', (_, collector, code) => {
    expect(codeOf(decideEscalate(paused, collector, to))).toBe(code)
    expect(codeOf(decideEscalate(running, collector, to))).toBe('collecting')
  })
})

describe('until when a lease may be out', () => {
  const { maxTtlGrantedMs: ttl, checkGapMs: gap } = running

  it('counts from the last grant while the program collects, and from the enrolment before the first', () => {
    const until = leaseOutUntil(at(90_000), ttl, gap)
    expect(until.getTime()).toBeGreaterThan(90_000 + leaseWaitMs(ttl, gap) + ttl / 3)
    expect(mayHoldLeaseUntil(running, standing(), at(90_001))).toEqual(until)
    expect(mayHoldLeaseUntil(running, standing(), until)).toBeNull()
    expect(mayHoldLeaseUntil(running, standing({ lastGrantAt: null, registeredAt: at(90_000) }), at(90_001))).toEqual(
      until,
    )
  })

  it('is over in a pause once it confirmed, or once all leases are', () => {
    expect(mayHoldLeaseUntil(pausing, standing({ class: 'confirmed' }), at(100_001))).toBeNull()
    for (const kind of ['pending', 'manual'] as const) {
      expect(mayHoldLeaseUntil(pausing, standing({ class: kind }), at(105_999))).toEqual(at(106_000))
      expect(mayHoldLeaseUntil(pausing, standing({ class: kind }), at(106_000))).toBeNull()
    }
  })
})

describe('retiring a collector', () => {
  const by = (ms: number) => ({ reason: 'Scrapped.', now: at(ms) })
  it.each([
    ['that may hold a lease', running, standing(), 90_001, 'lease_out'],
    ['that went silent', running, standing(), 200_000, 'ok'],
    ['that a pause waits for', pausing, standing({ class: 'pending' }), 200_000, 'pending'],
    ['that somebody vouched for, while leases are out', pausing, standing({ class: 'manual' }), 100_001, 'lease_out'],
    ['that confirmed', pausing, standing({ class: 'confirmed' }), 100_001, 'ok'],
    ['that came after the pause', paused, standing({ registeredAt: at(150_000), lastGrantAt: null }), 150_001, 'ok'],
    ['that is retired', running, standing({ retiredAt: at(1) }), 200_000, 'retired'],
  ] as const)('%s', (_, program, collector, ms, code) => {
    expect(codeOf(decideRetireCollector(program, collector, by(ms)))).toBe(code)
  })

  it('is undone only while the program collects', () => {
    const gone = standing({ retiredAt: at(1) })
    expect(codeOf(decideBringBack(running, gone, 'Back.'))).toBe('ok')
    expect(codeOf(decideBringBack(pausing, gone, 'Back.'))).toBe('stopped')
    expect(codeOf(decideBringBack(running, standing(), 'Back.'))).toBe('not_retired')
  })
})

describe('retiring a program', () => {
  it.each([
    ['running', running, 'not_paused'],
    ['pausing', pausing, 'not_paused'],
    ['paused', paused, 'ok'],
    ['resume requested', { ...paused, phase: 'resume_requested' }, 'not_paused'],
    ['retired', { ...paused, phase: 'retired' }, 'retired'],
  ] as const)('that is %s', (_, program, code) => {
    expect(codeOf(decideRetireProgram(program, 'Ended.'))).toBe(code)
  })
})
