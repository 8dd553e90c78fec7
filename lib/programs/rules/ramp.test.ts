import { describe, expect, it } from 'vitest'
import type { ProgramDecision } from '@/lib/programs/events'
import { evolve } from '@/lib/programs/evolve'
import type { ProgramCore, ResumePlan } from '@/lib/programs/model'
import { planWords } from '@/lib/programs/plan-words'
import { decideRampStep, decideStepBack, type RampFacts, rampStop } from '@/lib/programs/rules/ramp'
import { atOnce, defaultPlan, planGap, soakOverAt } from '@/lib/programs/rules/ramp-plan'
import { newCore, newSafeguard } from '@/lib/testing/programs/world'

const minute = 60_000
const began = new Date('2026-11-23T12:00:00.000Z')
const minutesOn = (minutes: number) => new Date(began.getTime() + minutes * minute)
const program: ProgramCore = {
  ...newCore(),
  ...{ phase: 'ramping', epoch: 5n, rampPercent: 10, rampSeed: 'r', rampStepAt: began },
}
const proven = newSafeguard('s1', { state: 'verified', evidence: 'Seen.', verifiedById: 'bo' })
const facts: RampFacts = {
  ...{ program, plan: defaultPlan, activeLocks: [], safeguards: [proven], ownerIds: ['owner'], lines: [] },
  now: minutesOn(30),
}
const byHand = { epoch: 5n, byHand: true }
const code = (decision: ProgramDecision) => (decision.ok ? decision.events[0]?.kind : decision.refusal.code)

describe('a plan', () => {
  const steps = (...percents: number[]) => percents.map((percent) => ({ percent, soakMs: 0 }))
  const day = 24 * 60 * minute
  it.each<[string, ResumePlan, boolean, boolean]>([
    ['the usual one', defaultPlan, true, true],
    ['all at once', atOnce, false, true],
    ['all at once for a critical program', atOnce, true, false],
    ['half a minute of notice for a critical one', { ...atOnce, noticeMs: minute / 2 }, true, false],
    ['a notice longer than approvals count', { ...atOnce, noticeMs: day }, false, false],
    ['steps that stand still', { ...atOnce, steps: steps(10, 10, 100) }, false, false],
    ['a step of none', { ...atOnce, steps: steps(0, 100) }, false, false],
    ['half a percent', { ...atOnce, steps: steps(0.5, 100) }, false, false],
    ['an end below 100', { ...atOnce, steps: steps(1, 50) }, false, false],
    ['no steps', { ...atOnce, steps: [] }, false, false],
    ['a soak of eight days', { ...atOnce, steps: [{ percent: 1, soakMs: 8 * day }, ...steps(100)] }, false, false],
  ])('%s', (_, plan, critical, fine) => expect(planGap(plan, critical) === null).toBe(fine))

  it('reads as one line', () => {
    expect(planWords(defaultPlan)).toBe(
      'After 15 min of notice: 1 → 10 → 50 → 100 %, each for 30 min at least; each step by hand',
    )
    expect(planWords(atOnce)).toBe('Without notice: all at once')
    const uneven = [{ percent: 5, soakMs: minute }, { percent: 20, soakMs: 2 * minute }, ...steps(100)]
    expect(planWords({ noticeMs: 0, steps: uneven, automatic: true })).toBe(
      'Without notice: 5 % (1 min) → 20 % (2 min) → 100 %; each step by itself',
    )
  })
})

describe('a step up', () => {
  it('is an epoch of its own, to the next percentage, and soaks anew', () => {
    const decision = decideRampStep(facts, byHand)
    expect(decision).toMatchObject({ events: [{ payload: { epoch: '6', percent: 50, automatic: false } }] })
    const stepped = decision.ok ? decision.events.reduce(evolve, program) : program
    expect(stepped).toMatchObject({ phase: 'ramping', epoch: 6n, rampPercent: 50, rampStepAt: facts.now })
    expect(soakOverAt(stepped, defaultPlan)).toEqual(minutesOn(60))
  })

  it('ends the ramp at 100 %', () => {
    const decision = decideRampStep({ ...facts, program: { ...program, rampPercent: 50 } }, byHand)
    const ended = decision.ok ? decision.events.reduce(evolve, program) : program
    expect(ended).toMatchObject({ phase: 'running', rampPercent: 100, rampStepAt: null, rampAutomatic: false })
  })

  const missing = { id: 'q', label: 'Quarantine decided', met: false, missing: '2 batches wait.' }
  const lock = { id: 'l', incidentId: 'a', personId: 'p', heldById: null }
  it.each<[string, Partial<RampFacts>, Partial<typeof byHand>, string]>([
    ['after its soak', {}, {}, 'program.ramp_stepped'],
    ['a moment before its soak is over', { now: new Date(minutesOn(30).getTime() - 1) }, {}, 'soaking'],
    ['asked for at another epoch', {}, { epoch: 4n }, 'other_epoch'],
    ['by the clock, where it is taken by hand', {}, { byHand: false }, 'by_hand'],
    ['by the clock', { program: { ...program, rampAutomatic: true } }, { byHand: false }, 'program.ramp_stepped'],
    ['by hand, where the clock takes it', { program: { ...program, rampAutomatic: true } }, {}, 'program.ramp_stepped'],
    ['under a lock', { activeLocks: [lock] }, {}, 'locked'],
    ['with a line of the checklist open', { lines: [missing] }, {}, 'checklist'],
    ['while it is paused', { program: { ...program, phase: 'paused' } }, {}, 'not_ramping'],
    ['while it runs', { program: { ...program, phase: 'running' } }, {}, 'not_ramping'],
  ])('%s', (_, over, order, expected) =>
    expect(code(decideRampStep({ ...facts, ...over }, { ...byHand, ...order }))).toBe(expected),
  )
})

describe('a ramp stops itself', () => {
  it.each<[string, Partial<RampFacts>, string | undefined]>([
    ['not while every proof holds', {}, undefined],
    [
      'when a required proof expires',
      { safeguards: [{ ...proven, expiresAt: facts.now }] },
      'A required safeguard no longer holds: Safeguard s1. Its verification has expired.',
    ],
    [
      'when a required safeguard failed',
      { safeguards: [{ ...proven, state: 'failed' }] },
      'A required safeguard no longer holds: Safeguard s1. Failed its last check.',
    ],
    [
      'when who proved it has become an owner',
      { ownerIds: ['bo'] },
      'A required safeguard no longer holds: Safeguard s1. Verified by an owner of the program; someone else must.',
    ],
    ['not for one that is not required', { safeguards: [newSafeguard('s2', { required: false })] }, undefined],
    ['not outside of a ramp', { safeguards: [newSafeguard('s2')], program: newCore() }, undefined],
  ])('%s', (_, over, reason) => expect(rampStop({ ...facts, ...over })?.reason).toBe(reason))
})

describe('a step back', () => {
  const order = { to: 1, epoch: 5n, reason: 'Odd counts.', now: minutesOn(1) }
  it('needs no soak, is an epoch of its own, and leaves the next step to people', () => {
    const decision = decideStepBack({ ...program, rampAutomatic: true }, defaultPlan, order)
    expect(decision).toMatchObject({ events: [{ payload: { epoch: '6', from: 10, percent: 1 } }] })
    const back = decision.ok ? decision.events.reduce(evolve, { ...program, rampAutomatic: true }) : program
    expect(back).toMatchObject({ phase: 'ramping', rampPercent: 1, rampAutomatic: false, rampStepAt: minutesOn(1) })
  })
  const running: ProgramCore = { ...newCore(), epoch: 5n }
  it.each<[string, ProgramCore, ResumePlan, Partial<typeof order>, string]>([
    ['from 100 % after a ramp', running, defaultPlan, { to: 50 }, 'program.ramp_stepped_back'],
    ['from a program that never ramped', running, atOnce, { to: 50 }, 'not_ramping'],
    ['upwards', program, defaultPlan, { to: 50 }, 'no_step'],
    ['to where it stands', program, defaultPlan, { to: 10 }, 'no_step'],
    ['below the first', { ...program, rampPercent: 1 }, defaultPlan, {}, 'lowest'],
    ['asked for at another epoch', program, defaultPlan, { epoch: 4n }, 'other_epoch'],
    ['while it is paused', { ...program, phase: 'paused' }, defaultPlan, {}, 'not_ramping'],
  ])('%s', (_, from, plan, over, expected) =>
    expect(code(decideStepBack(from, plan, { ...order, ...over }))).toBe(expected),
  )
})
