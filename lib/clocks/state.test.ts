import { describe, expect, it } from 'vitest'
import { alertsOf } from '@/lib/clocks/alerts'
import { dueOf } from '@/lib/clocks/due'
import type { Anchors } from '@/lib/clocks/model'
import { findDuty } from '@/lib/clocks/regimes/registry'
import { type ClockFacts, clockState, openQuestion } from '@/lib/clocks/state'

const berlin = { zone: 'Europe/Berlin', calendar: 'eu-de' } as const
const aware = new Date('2026-11-13T15:20:00Z')

function dueFor(id: string, anchors: Anchors) {
  const duty = findDuty(id)
  if (!duty) throw new Error(`No duty ${id}`)
  return dueOf(duty, anchors, berlin)
}

function stateAt(now: string, more: Partial<ClockFacts> = {}) {
  return clockState({ due: dueFor('gdpr.33', { aware }), now: new Date(now), scopeDeclared: true, ...more })
}

describe('where a clock stands', () => {
  it.each([
    ['running', '2026-11-13T15:20:00Z', {}],
    ['running', '2026-11-15T21:20:00Z', {}],
    ['due<25%', '2026-11-15T21:20:01Z', {}],
    ['due<25%', '2026-11-16T15:20:00Z', {}],
    ['overdue', '2026-11-16T15:20:01Z', {}],
    ['scope-not-declared', '2026-11-14T00:00:00Z', { scopeDeclared: false }],
    ['not-required', '2026-11-14T00:00:00Z', { notRequired: { reason: 'Unlikely to result in a risk.' } }],
    ['met', '2026-11-20T00:00:00Z', { met: { at: new Date('2026-11-16T15:20:00Z') } }],
    ['met', '2026-11-20T00:00:00Z', { met: { at: new Date('2026-11-16T15:50:00Z') } }],
    ['overdue', '2026-11-20T00:00:00Z', { met: { at: new Date('2026-11-16T16:00:01Z') } }],
    ['overdue', '2026-11-20T00:00:00Z', { met: { at: new Date('2026-11-16T16:00:01Z'), reasons: '  ' } }],
    ['late-with-reasons', '2026-11-20T00:00:00Z', { met: { at: new Date('2026-11-17T00:00:00Z'), reasons: 'Logs.' } }],
    ['superseded', '2026-11-20T00:00:00Z', { superseded: true, met: { at: aware } }],
  ] as const)('%s at %s', (state, now, more) => {
    expect(stateAt(now, more).state).toBe(state)
  })

  it('is overdue between its two dates too, and says that it can be argued', () => {
    expect(stateAt('2026-11-16T15:50:00Z')).toMatchObject({ state: 'overdue', arguable: true })
    expect(stateAt('2026-11-16T16:30:00Z')).toMatchObject({ state: 'overdue', arguable: false })
  })

  it('has not started without any of its judgments, and misses an anchor with some', () => {
    const now = new Date('2026-11-16T00:00:00Z')
    const none = clockState({ due: dueFor('sec-8k.1-05', { discovered: aware }), now, scopeDeclared: true })
    expect(none.state).toBe('not-started')
    expect(none.note).toContain('Determined to be material')
    const some = clockState({ due: dueFor('dora.initial', { aware }), now, scopeDeclared: true })
    expect(some.state).toBe('anchor-missing')
    expect(some.note).toContain('Classified as major')
  })

  it('runs without a date where the law names no number', () => {
    const state = clockState({
      due: dueFor('gdpr.34', { aware }),
      now: new Date('2027-01-01T00:00:00Z'),
      scopeDeclared: true,
    })
    expect(state.state).toBe('running')
  })
})

describe('what is not decided', () => {
  it('is asked with the days since discovery', () => {
    const anchors = { discovered: new Date('2026-11-01T00:00:00Z') }
    const open = openQuestion(dueFor('sec-8k.1-05', anchors), anchors, new Date('2026-11-12T23:00:00Z'))
    expect(open).toEqual({ days: 11, text: 'Known for 11 days; no entry says “Determined to be material”.' })
  })

  it('is not asked once it is, nor while nothing is known', () => {
    const anchors = { determined_material: aware, discovered: aware }
    expect(openQuestion(dueFor('sec-8k.1-05', anchors), anchors, aware)).toBeNull()
    expect(openQuestion(dueFor('sec-8k.1-05', {}), {}, aware)).toBeNull()
  })
})

describe('alerts', () => {
  it('come at 50, 75 and 90 % of the conservative period, and at our own aim', () => {
    const duty = findDuty('gdpr.33')
    expect(duty && alertsOf(duty, dueOf(duty, { aware }, berlin))).toEqual([
      { kind: '50', at: new Date('2026-11-15T03:20:00Z') },
      { kind: 'target', at: new Date('2026-11-15T15:20:00Z') },
      { kind: '75', at: new Date('2026-11-15T21:20:00Z') },
      { kind: '90', at: new Date('2026-11-16T08:08:00Z') },
    ])
  })
})
