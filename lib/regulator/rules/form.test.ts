import { describe, expect, it } from 'vitest'
import type { FieldVersion, Filing, FormField } from '@/lib/regulator/model'
import { formDocument } from '@/lib/regulator/rules/document'
import { changedSince, decideFiling, fillForm, freeze, phasesAfter, unowned } from '@/lib/regulator/rules/form'
import type { FormRecord } from '@/lib/regulator/rules/from-record'
import type { Claim } from '@/lib/statements/claims'

const aware = { seq: 7, at: '2026-11-20T10:00:00.000Z', text: 'The gateway log shows reads.' }

function claim(key: string, wording: string | null, more: Partial<Claim> = {}): Claim {
  return {
    ...{ key, kind: 'what_happened', value: null, asOf: '2026-11-20T10:00:00.000Z', evidence: [3] },
    ...{ validUntil: null, strength: 3, final: false, classification: 'public', missing: [], wording },
    ...more,
  }
}

const record: FormRecord = {
  now: '2026-11-21T10:00:00.000Z',
  reference: 'INC-7K3QF',
  kind: 'data_exposure',
  dataCategories: ['user.health'],
  populations: ['staff in Berlin'],
  exposureSeq: 5,
  counselName: 'Clara Counsel',
  aware,
  containments: [{ seq: 9, at: '2026-11-20T12:00:00.000Z', text: 'The folder is closed.' }],
  claims: [
    claim('what_happened', 'Recordings were readable.'),
    claim('start', 'It began on 2 October.', {
      kind: 'start',
      evidence: [4],
      value: { kind: 'start', from: '2026-10-02T08:00:00.000Z', to: null, basis: 'config_diff' },
    }),
    claim('end', 'It ended on 20 November.', {
      kind: 'end',
      evidence: [9],
      value: { kind: 'end', from: '2026-11-20T12:00:00.000Z', to: null, basis: 'log' },
    }),
    claim('access_not_known', 'We do not yet know.', { kind: 'access_not_known' }),
    claim('cause', null, { kind: 'cause', missing: ['No cause is recorded.'] }),
    claim('unknown/12', 'Who opened the files?', { kind: 'unknown', evidence: [12] }),
  ],
  filings: [],
}

function said(key: string, mode: FieldVersion['mode'], more: Partial<FieldVersion> = {}): FieldVersion {
  return {
    ...{ key, version: 1, seq: 20, mode, text: null, ownerName: null, due: null, recordText: null },
    ...{ byName: 'Clara Counsel', recordedAt: '2026-11-21T09:00:00.000Z' },
    ...more,
  }
}

const of = (form: readonly FormField[], key: string) => form.find((field) => field.key === key)
const whole = fillForm(record, []).map((field) =>
  field.required && field.text === null ? { ...field, text: 'known' } : field,
)
const filing = (form: readonly FormField[], more: Partial<Filing> = {}): Filing => ({
  ...{
    number: 1,
    seq: 30,
    phase: 'initial',
    authority: 'The authority',
    receipt: 'R-1',
    byName: 'Clara Counsel',
    hash: '',
  },
  ...{ filedAt: '2026-11-21T11:00:00.000Z', fields: freeze(form, 'Initial notification', null) },
  ...more,
})

describe('a field', () => {
  const form = fillForm(record, [])

  it('comes from the record with the entries that it rests on', () => {
    expect(of(form, 'what_happened')).toMatchObject({ source: 'record', text: 'Recordings were readable.', cites: [3] })
    expect(of(form, 'aware')).toMatchObject({
      text: '20 Nov 2026, 10:00 UTC. The gateway log shows reads.',
      cites: [7],
    })
    expect(of(form, 'duration')).toMatchObject({ text: '49 d 4 h', cites: [4, 9] })
    expect(of(form, 'special_categories')).toMatchObject({ text: 'To be checked: Health data', cites: [5] })
    expect(of(form, 'measures_taken')?.cites).toEqual([9])
    expect(of(form, 'delay')?.text).toBe('No delay: 72 h from awareness end 23 Nov 2026, 10:00 UTC.')
  })

  it('is not known where the record has no words for it', () => {
    for (const key of ['cause', 'controller', 'consequences', 'people_number'])
      expect([key, of(form, key)?.source, of(form, key)?.text]).toEqual([key, 'none', null])
    expect(unowned(form).map(({ key }) => key)).toContain('dpo')
  })

  it('is what a person wrote, and says when the record moved under it', () => {
    const over = said('what_happened', 'text', { text: 'In other words.', recordText: 'Recordings were readable.' })
    expect(of(fillForm(record, [over]), 'what_happened')).toMatchObject({
      source: 'person',
      text: 'In other words.',
      moved: false,
    })
    const later = { ...record, claims: [claim('what_happened', 'More was readable.')] }
    expect(of(fillForm(later, [over]), 'what_happened')).toMatchObject({ text: 'In other words.', moved: true })
  })

  it('has an owner and a date while it is not yet known, until the record is asked again', () => {
    const asked = said('cause', 'not_yet_known', { ownerName: 'Bo', due: '2026-11-25T10:00:00.000Z' })
    const form = fillForm(record, [asked])
    expect(of(form, 'cause')?.unknown).toEqual({ ownerName: 'Bo', due: '2026-11-25T10:00:00.000Z' })
    expect(unowned(form).map(({ key }) => key)).not.toContain('cause')
    const back = fillForm(record, [asked, said('cause', 'record', { version: 2 })])
    expect(of(back, 'cause')).toMatchObject({ source: 'none', unknown: null })
  })
})

describe('filing', () => {
  const facts = {
    form: whole,
    record,
    phase: 'initial' as const,
    filedAt: new Date('2026-11-21T11:00:00Z'),
    restIsOwned: false,
  }
  const code = (more: Partial<typeof facts> | object) => {
    const decision = decideFiling({ ...facts, ...more })
    return decision.ok ? 'ok' : decision.refusal.code
  }

  it('takes what is whole', () => {
    expect(code({})).toBe('ok')
    expect(code({ phase: 'final' })).toBe('ok')
  })

  it('takes the first phase with what is not yet known, once somebody owns it', () => {
    const form = fillForm(record, [])
    expect([
      code({ form }),
      code({ form, restIsOwned: true }),
      code({ form, restIsOwned: true, phase: 'final' }),
    ]).toEqual(['not_owned', 'ok', 'not_whole'])
  })

  it('wants the reasons for a delay once 72 h have passed', () => {
    const late = { filedAt: new Date('2026-11-23T10:00:01Z') }
    expect(code(late)).toBe('no_reasons')
    expect(code({ filedAt: new Date('2026-11-23T10:00:00Z') })).toBe('ok')
    const form = fillForm(record, [said('delay', 'text', { text: 'The logs came late.' })])
    expect(code({ ...late, form, restIsOwned: true })).toBe('ok')
  })

  it('goes from the initial notification to updates and the final report', () => {
    expect(phasesAfter([])).toEqual(['initial', 'final'])
    expect(phasesAfter([{ phase: 'initial' }])).toEqual(['update', 'final'])
    expect(code({ phase: 'update' })).toBe('wrong_phase')
    expect(code({ record: { ...record, filings: [filing(whole)] } })).toBe('wrong_phase')
  })
})

describe('what was filed', () => {
  it('needs an update when the record says something else, and not because time passed', () => {
    const form = fillForm(record, [])
    const filed = filing(form)
    const next = { ...record, filings: [filed], now: '2026-12-30T10:00:00.000Z' }
    expect(changedSince(filed, fillForm(next, []))).toEqual([])
    const judged = { ...next, aware: { ...aware, seq: 31, at: '2026-11-19T10:00:00.000Z' } }
    expect(changedSince(filed, fillForm(judged, [])).map(({ key }) => key)).toEqual(['aware'])
  })

  it('keeps whom it named to find something out', () => {
    const rest = { ownerName: 'Bo', due: '2026-11-25T10:00:00.000Z' }
    const filed = { ...filing(whole), fields: freeze(fillForm(record, []), 'Initial notification', rest) }
    const form = fillForm({ ...record, filings: [filed] }, [])
    expect(of(form, 'dpo')).toMatchObject({ source: 'none', unknown: rest })
    expect(unowned(form)).toEqual([])
  })

  it('is a document with every section, and says what is not yet known', () => {
    const fields = freeze(fillForm(record, []), 'Initial notification', {
      ownerName: 'Bo',
      due: '2026-11-25T10:00:00.000Z',
    })
    const made = formDocument({
      ...{ reference: 'INC-7K3QF', title: 'Recordings', drill: false, asOf: record.now, subtitle: 'Initial', fields },
    })
    expect(made.blocks.filter(({ type }) => type === 'heading')).toHaveLength(10)
    const rows = made.blocks.flatMap((block) => (block.type === 'facts' ? block.rows : []))
    expect(rows).toHaveLength(fields.length)
    expect(rows.find(({ label }) => label === 'Cause')?.value).toBe(
      'Not yet known. Bo finds out until 25 Nov 2026, 10:00 UTC.',
    )
    expect(rows.find(({ label }) => label === 'Lead supervisory authority')?.value).toBe('Not stated')
  })
})
