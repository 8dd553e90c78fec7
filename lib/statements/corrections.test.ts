import { describe, expect, it } from 'vitest'
import { correctionGrounds, correctionTarget, legalTriggers, remindersOf } from '@/lib/statements/corrections'
import { deriveClaim } from '@/lib/statements/derive'
import { statementKinds } from '@/lib/statements/model'
import { entry, insight, opening, view } from '@/lib/testing/statements/record'

const count = (low: number, high = low) => ({
  ...{ unit: 'people', low, high, method: 'rows', deduplicated: true, final: false, text: '' },
})
const said = (cutoffSeq: number, evidence: number[]) => ({
  ...{ key: 'number_affected/people', cutoffSeq, evidence, validUntil: null },
  value: { kind: 'number_affected' as const, ...count(200, 260), unit: 'people' as const },
})
const counted = [...opening, entry(5, 'count.recorded', count(200, 260)), entry(6, 'count.recorded', count(300))]

describe('what a correction is', () => {
  it('an update, where what contradicts it came after it was published', () => {
    expect(correctionGrounds([said(5, [5])], counted, null, 6)).toEqual({
      ...{ type: 'update', bySeq: 6 },
      because: 'Nothing on the record contradicted it when it was published. Entry 6 came after.',
    })
    expect(correctionGrounds([said(5, [5])], counted, null, null)).toMatchObject({ type: 'update', bySeq: null })
  })

  it('a correction, where that was on the timeline before', () => {
    const grounds = correctionGrounds([said(6, [5])], counted, null, 7)
    expect(grounds).toMatchObject({ type: 'correction', bySeq: 6 })
    expect(grounds.because).toMatch(/^Entry 6 stood on the record before it was published\. \S/)
  })

  it('a retraction, by choice', () => {
    const grounds = correctionGrounds([said(6, [5])], counted, 'It named a person.', 6)
    expect(grounds).toEqual({ type: 'retraction', because: 'Somebody chose so: It named a person.', bySeq: null })
  })
})

describe('until when', () => {
  const opened = new Date('2026-11-03T10:00:00Z')
  const hours = (kind: (typeof statementKinds)[number], original: 'press_reply' | 'employee_notice' | null = null) =>
    (correctionTarget(kind, original, opened).getTime() - opened.getTime()) / 3_600_000

  it('is four hours for the press, a day for authorities and people, and for a correction as what it corrects', () => {
    expect([hours('press_reply'), hours('holding'), hours('correction', 'press_reply')]).toEqual([4, 4, 4])
    const slower = (['regulator_notification', 'affected_person_notice', 'employee_notice'] as const).map((kind) =>
      hours(kind),
    )
    expect([...slower, hours('correction', 'employee_notice')]).toEqual([24, 24, 24, 24])
    expect(statementKinds.every((kind) => hours(kind) <= 24)).toBe(true)
  })

  it('people are reminded half-way and at the end', () => {
    expect(remindersOf(opened, new Date('2026-11-03T14:00:00Z'))).toEqual([
      { mark: 'half', at: new Date('2026-11-03T12:00:00Z') },
      { mark: 'due', at: new Date('2026-11-03T14:00:00Z') },
    ])
  })

  it('counsel looks at every law that asks for more, and at the people’s own', () => {
    expect(legalTriggers('holding').join(' ')).toMatch(/33\(4\).*DORA.*1\.05.*NYDFS/)
    expect(legalTriggers('affected_person_notice').join(' ')).toContain('GDPR 34')
  })
})

describe('a frozen line', () => {
  const published = [{ ...said(5, [5]), reference: 'STM-1' }]
  const number = (entries: typeof counted) =>
    deriveClaim(view(entries, { said: published }), 'number_affected', 'people')

  it('is not said again while the record holds what was contradicted, unless that falls', () => {
    const { value, evidence } = deriveClaim(view(opening), 'pause_status', insight.slug)
    if (!value) throw new Error('the model record holds no pause')
    const key = `pause_status/${insight.slug}`
    const line = { key, value, evidence, cutoffSeq: 4, validUntil: null, reference: 'STM-1' }
    const failed = [...opening, entry(5, 'program.stop_failed', { program: insight })]
    const missing = (entries: typeof opening) =>
      deriveClaim(view(entries, { said: [line] }), 'pause_status', insight.slug).missing
    expect(missing(opening)).toEqual([])
    expect(missing(failed).join()).toContain('STM-1 said this, and entry 5 contradicts it: the line is frozen.')
    const impugned = entry(6, 'evidence.impugned', { entry: 5, why: 'custodian_retracted', text: '' })
    expect(missing([...failed, impugned])).toEqual([])
  })

  it('is said again once later evidence bears it out', () => {
    expect(number([...counted, entry(7, 'count.recorded', count(200, 260))]).missing).toEqual([])
  })
})
