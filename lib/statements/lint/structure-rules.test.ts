import { describe, expect, it } from 'vitest'
import { lintDocument, sentenceHash } from '@/lib/statements/lint/lint'
import type { LintDocument, RuleId } from '@/lib/statements/lint/model'
import { drawnClaim, lintable } from '@/lib/testing/statements/lintable'

const counted = {
  unit: 'people',
  low: 4210,
  high: 4210,
  method: 'badge list',
  deduplicated: true,
  final: false,
} as const
const number = drawnClaim('number_affected', counted, { key: 'number_affected/people' })
const ended = drawnClaim('end', { from: '2026-11-02T10:42:00.000Z', to: null, basis: 'log' })
const scope = {
  sources: ['access logs'],
  systems: [],
  window: { from: '2026-10-01T00:00:00Z', to: '2026-10-31T23:59:59Z' },
}
const review = { ...scope, coveragePercent: 100, gaps: [], secondReviewer: false }
const partial = drawnClaim('no_indication_of_access', { ...review, coveragePercent: 40 }, { strength: 2 })
const access = { actors: 'two people', low: 2, high: 2, exact: true, actions: ['read' as const] }
const observed = drawnClaim('access_observed', { ...scope, coveragePercent: 100, gaps: [], access })
const pause = (state: 'paused' | 'resumed') =>
  drawnClaim(
    'pause_status',
    {
      ...{ slug: 'alpha', program: 'Alpha', state, pausedAt: '2026-11-03T11:05:00.000Z', scope: 'collection' as const },
      resumedAt: state === 'resumed' ? '2026-11-03T12:00:00.000Z' : null,
    },
    { key: 'pause_status/alpha' },
  )
const safeguard = drawnClaim(
  'safeguard',
  {
    ...{ safeguardId: 's', program: 'Alpha', action: 'delete the copies', state: 'planned' as const },
    ...{ verifier: null, test: null, at: '2026-11-03T11:05:00.000Z' },
  },
  { key: 'safeguard/0001' },
)
const happened = drawnClaim('what_happened', {
  ...{ incidentKind: 'data_exposure', detectedAt: '2026-11-02T10:42:00.000Z', programs: ['Alpha'] },
})
const exposure = drawnClaim('exposure_scope', { intended: 'the team', actual: 'all engineers', people: null })
const on = (claim: { key: string }, words: string) => `[[claim:${claim.key}|${words}]]`
const with_ = (...claims: ReturnType<typeof drawnClaim>[]) => ({ available: claims })
const words = (count: number) => `${Array.from({ length: count }, () => 'word').join(' ')}.`
const live = (value: unknown, asOf = number.asOf) => [{ reference: 'ST-2', key: number.key, value, asOf }]
const promise = 'We will publish a report on Friday.'
const hard =
  'Comprehensive organisational remediation methodologies necessitate interdepartmental coordination. '.repeat(15)
const easy = 'We shut the folder down. We told the staff who use it. We are sorry for what we did. '.repeat(7)
const logged = '2026-11-02T10:42:11Z GET /store/notes/4711 user=jsmith status=200'
const said = 'The reader opened eleven notes in a row from a shared terminal late at night'

type Case = [rule: RuleId, marked: boolean, body: string, change?: Partial<LintDocument>]

const cases: Case[] = [
  ['S01', true, 'Access ended at 10:42 UTC.'],
  ['S01', true, 'Payroll fields were in the file.'],
  ['S01', false, on(ended, 'Access ended at 10:42 UTC.'), with_(ended)],
  ['S01', false, '[[courtesy|Thank you for the 12 days of your patience that it has taken.]]'],
  ['S01', false, 'Thank you for your patience.'],
  ['S01', false, 'Next update: 17:00 UTC on 4 November, when we have reviewed more.'],
  ['S02', true, `{{claim:${number.key}}}`, { claims: [number], available: [{ ...number, evidence: [1, 2] }] }],
  ['S02', true, `{{claim:${number.key}}}`, with_({ ...number, validUntil: '2026-11-03T14:30:00.000Z' })],
  ['S02', false, `{{claim:${number.key}}}`, with_({ ...number, validUntil: '2026-11-04T14:30:00.000Z' })],
  ['S02', false, `{{claim:${number.key}}}`, with_(number)],
  ['S03', true, on(partial, 'We confirmed nobody read it'), with_(partial)],
  ['S03', true, on(safeguard, 'The data has been deleted.'), with_(safeguard)],
  ['S03', true, on(exposure, 'The notes were copied by engineers.'), with_(exposure)],
  ['S03', true, on(number, 'We have counted 4,300 employees as of 14:00 UTC.'), with_(number)],
  ['S03', true, 'Your data is safe.'],
  ['S03', false, on(safeguard, 'We have asked for deletion.'), with_(safeguard)],
  ['S03', false, on(observed, 'Two people opened it.'), with_(observed)],
  ['S03', false, on(exposure, 'The notes could be opened by engineers.'), with_(exposure)],
  ['S03', false, on(number, 'We have counted 4,210 employees as of 14:00 UTC.'), with_(number)],
  [
    'S04',
    true,
    on(number, 'They are 4,210 people.'),
    { ...with_(number), otherLive: live({ ...number.value, low: 4300 }) },
  ],
  [
    'S04',
    true,
    '{{claim:investigation_ongoing}}',
    {
      available: [drawnClaim('investigation_ongoing', { status: 'investigating' })],
      otherLive: [
        { reference: 'ST-2', key: 'investigation_ongoing', value: { status: 'contained' }, asOf: '2026-11-02' },
      ],
    },
  ],
  ['S04', false, `{{claim:${number.key}}}`, { ...with_(number), otherLive: live(number.value) }],
  [
    'S04',
    false,
    `{{claim:${number.key}}}`,
    { ...with_(number), otherLive: live({ ...number.value, low: 4300 }, '2026-11-02T08:00:00.000Z') },
  ],
  ['S05', true, 'Words.', { approvals: { textHash: 'b', given: [{ role: 'legal', textHash: 'a' }] } }],
  ['S05', true, 'Words.', { approvals: { textHash: 'c', given: [{ role: 'security', textHash: 'b' }] } }],
  ['S05', false, 'Words.', { approvals: { textHash: 'a', given: [{ role: 'legal', textHash: 'a' }] } }],
  [
    'S05',
    false,
    'Words.',
    {
      approvals: {
        textHash: 'b',
        given: [
          { role: 'legal', textHash: 'a' },
          { role: 'legal', textHash: 'b' },
        ],
      },
    },
  ],
  ['S06', true, 'Words.', { slots: [{ label: 'What they can do', filled: false, offer: 'What you can do:' }] }],
  ['S06', true, 'Words.', { slots: [{ label: 'When the next update comes', filled: false }] }],
  ['S06', false, 'Words.', { slots: [{ label: 'What they can do', filled: true }] }],
  ['S06', false, 'Words.'],
  ['S07', true, words(31)],
  ['S07', true, words(40)],
  ['S07', false, words(18)],
  ['S07', false, words(27), { kind: 'regulator_notification', audienceClass: 'regulator' }],
  ['S08', true, hard, { kind: 'employee_notice' }],
  ['S08', true, hard],
  ['S08', false, easy, { kind: 'employee_notice' }],
  ['S08', false, hard.slice(0, 400)],
  ['S09', true, on(ended, 'Access is open to all engineers.'), with_(ended)],
  ['S09', true, 'Collection was paused.', with_(pause('resumed'))],
  ['S09', false, 'Access was open until 10:42 UTC on 2 November.', with_(ended)],
  ['S09', false, 'Collection was paused at 11:05 UTC and resumed at 12:00 UTC.', with_(pause('resumed'))],
  ['S10', true, 'We will send an update on Friday.'],
  ['S10', true, 'You get a daily report.'],
  ['S10', false, promise, { commitments: [{ sentenceHash: sentenceHash(promise), owner: 'Ana', due: '2026-11-06' }] }],
  ['S10', false, 'We closed the folder.'],
  [
    'S11',
    true,
    `${on(exposure, 'The notes were visible.')}\n\n${on(exposure, 'The notes were accessed.')}`,
    with_(exposure),
  ],
  ['S11', true, '{{claim:what_happened}} We built the pilot in spring.', with_(happened)],
  ['S11', false, `${on(exposure, 'The notes were visible.')} ${on(exposure, 'They are visible.')}`, with_(exposure)],
  ['S11', false, '{{claim:what_happened}} We built Alpha in spring.', with_(happened)],
  ['S12', true, `It reads ${logged}`],
  ['S12', true, 'Jo Smith told us.', { witnesses: ['Jo Smith'] }],
  ['S12', true, `We know that ${said.toLowerCase()}.`, { evidence: [{ seq: 4, text: said }] }],
  ['S12', false, 'Somebody opened several notes from one place.', { evidence: [{ seq: 4, text: said }] }],
  ['S12', false, 'Twelve members of staff told us.', { witnesses: ['Jo Smith'] }],
]

describe('the listed examples of structure', () => {
  it.each(cases)('%s marked %s: %s', (rule, marked, body, change) => {
    const found = lintDocument(lintable(body, change)).map((mark) => mark.rule)
    expect(found.includes(rule)).toBe(marked)
  })

  it('leaves what the record words and what a correction quotes as they are', () => {
    const long = drawnClaim('investigation_ongoing', { status: 'investigating' }, { wording: words(40) })
    const on = (body: string) => lintDocument(lintable(body, { claims: [long] })).filter(({ rule }) => rule === 'S07')
    expect(on('{{claim:investigation_ongoing}}\nWhat is right: {{claim:investigation_ongoing}}')).toEqual([])
    expect(on(`${words(20)} {{earlier:no_indication_of_access}}`)).toEqual([])
    expect(on('As we know, {{claim:investigation_ongoing}}')).toHaveLength(1)
  })

  it('blocks 40 words outside, warns of 31, and only warns inside', () => {
    const severity = (count: number, audienceClass: 'external' | 'internal') =>
      lintDocument(lintable(words(count), { audienceClass })).find(({ rule }) => rule === 'S07')?.severity
    expect([severity(31, 'external'), severity(40, 'external'), severity(40, 'internal')]).toEqual([
      'warn',
      'block',
      'warn',
    ])
  })
})

describe('waivers', () => {
  const sentence = 'This was not a data breach.'
  const waiver = (rule: RuleId, text: string) => [
    { rule, sentenceHash: sentenceHash(text), by: 'Bo', reason: 'Settled with the regulator.', at: '2026-11-03' },
  ]

  it('are of one rule on one exact sentence', () => {
    const waived = (text: string, rule: RuleId, of: string) =>
      lintDocument(lintable(text, { waivers: waiver(rule, of) })).find((mark) => mark.rule === rule)?.waived?.by
    expect(waived('There is no risk.', 'L01', 'There is  no risk.')).toBe('Bo')
    expect(waived('There is no risk!', 'L01', 'There is no risk.')).toBeUndefined()
  })

  it('of a legal word are counsel’s approval of that sentence', () => {
    const rules = (text: string) =>
      lintDocument(lintable(text, { waivers: waiver('L21', sentence) })).map(({ rule }) => rule)
    expect(rules(sentence)).not.toContain('L21')
    expect(rules('This was not a material data breach.')).toContain('L21')
  })
})
