import { describe, expect, it } from 'vitest'
import { deriveAll } from '@/lib/statements/derive'
import { lintDocument, lintText } from '@/lib/statements/lint/lint'
import { leakRules } from '@/lib/statements/lint/wording/leaks'
import { drawnClaim, lintable } from '@/lib/testing/statements/lintable'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

const noReview = deriveAll(view([...opening]))
const rulesOf = (body: string, claims = noReview) =>
  lintDocument(lintable(body, { available: claims, claims })).map(({ rule }) => rule)
const saysAbsence = (body: string, claims = noReview) =>
  rulesOf(body, claims).some((rule) => rule === 'L01' || rule === 'L02' || rule === 'L03')

describe('an absence without a review, linked to a claim that says nothing of access, is blocked', () => {
  it.each([
    'We have not found any improper access.',
    'We did not see any downloads.',
    'Nothing was accessed.',
    'Nothing was taken.',
    'Not one file was opened.',
    'None were opened.',
    'No files left the company.',
    'The data was untouched.',
    'The data remained private.',
    'Improper access did not take place.',
    'There was no access.',
    'Our logs show no downloads.',
    'We know of no access.',
    'We are unaware of any misuse.',
    'We have no knowledge of any access.',
    'We have yet to see evidence of access.',
    'Evidence of access has not been found.',
    'There is not an indication of access.',
    'We do not believe that anyone opened the files.',
    'There is no \u03b9ndication of access.',
    'There is no indi\u2064cation of access.',
    'There is no indi\u3164cation of access.',
    'There is no <b>indi</b>cation of access.',
    'There is no&nbsp;indication of access.',
  ])('%s', (words) => {
    expect(saysAbsence(`[[claim:what_happened|${words}]]`)).toBe(true)
    expect(saysAbsence(words)).toBe(true)
  })
})

describe('what is no absence', () => {
  it.each([
    'We have not yet established whether access took place.',
    'Analysts have no access to the folder any more.',
    'The folder can no longer be read.',
    'We do not yet know whether the data was improperly accessed.',
    'We are still reviewing the access logs.',
  ])('%s', (words) => expect(saysAbsence(words)).toBe(false))
})

it('takes no denial from a claim of full strength that is not about a review', () => {
  const value = { unit: 'people', low: 2, high: 2, method: 'list', deduplicated: true, final: true }
  const count = drawnClaim('number_affected', value, { strength: 5, final: true, key: 'number_affected/people' })
  expect(rulesOf('[[claim:number_affected/people|No customer information was taken.]]', [count])).toContain('L01')
})

it('reads what somebody wrote into the record as the words of its claim', () => {
  const value = {
    text: 'a setting; we have not seen any evidence of misuse',
    state: 'confirmed',
    reviewers: ['A', 'B'],
  }
  expect(rulesOf('{{claim:cause}}', [drawnClaim('cause', value)])).toContain('L03')
})

it('finds names through blanks that do not break and look-alikes', () => {
  const found = (text: string) => lintText(text, { people: ['Ana Silva'] }).map(({ rule }) => rule)
  expect(found('The folder belongs to Ana\u00a0Silva.')).toContain('L23')
  expect(found('The folder belongs to *An\u0430* Silva.')).toContain('L23')
})

it('finds phrases of strength through blanks that do not break', () => {
  const body = '[[claim:what_happened|We\u00a0confirmed\u00a0it and no\u00a0one\u00a0opened it.]]'
  expect(rulesOf(body)).toContain('S03')
})

describe('a fact that no claim stands behind', () => {
  it.each([
    'beside a courtesy: [[courtesy|Thank you]], 4,210 payroll files were opened at 10:42 UTC.',
    'beside an opinion: [[opinion|sadly]] 4,210 payroll files were opened.',
    'beside a quotation of nothing: 4,210 payroll files were opened {{earlier:cause}} by analysts.',
    'As of: 4,210 payroll records were opened by analysts.',
    'Options: payroll data was opened by analysts.',
  ])('is seen: %s', (body) => expect(rulesOf(body)).toContain('S01'))

  it.each(['[[courtesy|We were glad to hear from two of you.]]', 'As of: it was 14:00 UTC on 3 November.'])(
    'is not in %s',
    (body) => expect(rulesOf(body)).not.toContain('S01'),
  )
})

describe('own words linked to a finished review', () => {
  const claims = deriveAll(view([...opening, entry(5, 'finding.recorded', finding({ gaps: ['the backups'] }))]))
  const found = (words: string) => rulesOf(`[[claim:no_indication_of_access|${words}]]`, claims).includes('S03')

  it.each([
    [
      'a wider window',
      'Our review of all logs from 1 January 2001 to 2 November found no sign of it, the backups aside.',
      true,
    ],
    ['a day later', 'Our review of the logs from 1 to 3 November found no sign of it, the backups aside.', true],
    ['a day of another form', 'Our review of the logs since 2026-09-01 found no sign of it, the backups aside.', true],
    ['no gap', 'Our review of the logs from 1 to 31 October found no sign of it.', true],
    [
      'a narrower window',
      'Our review of the logs from 1 to 31 October found no sign of it; the backups are not covered.',
      false,
    ],
    [
      'when it was said',
      'As of 3 November, our review of the logs until 2 November found no sign of it, the backups aside.',
      false,
    ],
  ])('say no more than it: %s', (_what, words, marked) => expect(found(words)).toBe(marked))
})

describe('access in words linked to a claim that says nothing of it', () => {
  const discovery = drawnClaim('discovery', { from: '2026-11-02T09:12:00.000Z', to: null, basis: 'log' })

  it.each([
    ['Two people copied the files.', true],
    ['The files were opened by analysts.', true],
    ['We found this when we opened an investigation.', false],
    ['We learned of it before we knew whether files were opened.', false],
  ])('%s', (words, marked) => expect(rulesOf(`[[claim:discovery|${words}]]`, [discovery]).includes('S03')).toBe(marked))
})

it('holds two statements alike where only who works on it differs', () => {
  const value = { status: 'investigating', scope: [], owner: 'Ana', nextMilestone: null }
  const claim = drawnClaim('investigation_ongoing', value)
  const other = { ...claim, reference: 'ST-7K3QF', value: { ...claim.value, owner: 'Bo' } }
  const document = lintable('{{claim:investigation_ongoing}}', {
    claims: [claim],
    available: [claim],
    otherLive: [other],
  })
  expect(lintDocument(document).map(({ rule }) => rule)).not.toContain('S04')
})

it('binds a waiver of a conflict to the statement that it conflicts with', () => {
  const value = { unit: 'people', low: 2, high: 2, method: 'list', deduplicated: true, final: false }
  const count = drawnClaim('number_affected', value, { key: 'number_affected/people' })
  const hashes = ['ST-7K3QF', 'ST-8K3QF'].map((reference) => {
    const otherLive = [{ ...count, reference, value: { ...value, low: 1 } }]
    const document = lintable('{{claim:number_affected/people}}', { claims: [count], available: [count], otherLive })
    return lintDocument({ ...document, now: '' }).find(({ rule }) => rule === 'S04')?.sentenceHash
  })
  expect(hashes[0]).toBeDefined()
  expect(hashes[0]).not.toBe(hashes[1])
})

it('cuts no pair of surrogates in two', () => {
  const text = '😀 There is 𝐧𝐨 𝐞𝐯𝐢𝐝𝐞𝐧𝐜𝐞 of it.'
  const [mark] = lintText(text)
  expect(mark?.words).toBe('𝐧𝐨 𝐞𝐯𝐢𝐝𝐞𝐧𝐜𝐞')
  expect(text.slice(mark?.start, mark?.end)).toBe('𝐧𝐨 𝐞𝐯𝐢𝐝𝐞𝐧𝐜𝐞')
})

it.each(['a', '1', 'a.b-c%', 'ABC-'])(
  'reads 20,000 characters of %j without going over them again and again',
  (piece) => {
    const text = piece.repeat(20_000 / piece.length)
    const from = performance.now()
    for (const { match } of leakRules) match.exec(text)
    // It takes some 20 ms; squares took over 600.
    expect(performance.now() - from).toBeLessThan(300)
  },
)

describe('the lines with which the record fills a correction', () => {
  const lines = [
    'What we said: At 21:40 UTC on 23 November in version 3 we said: {{earlier:what_happened}} That no longer holds.',
    'Known since: 21:40 UTC on 23 November',
    'Why it changed: A finding shows improper access within the reviewed period.',
    'Who was told: Press desk; readers of the public page.',
  ]
  const marksOn = (kind: 'correction' | 'holding') =>
    lintDocument(lintable(lines.join('\n'), { kind, available: noReview, claims: noReview }))

  it('stop no correction', () => expect(marksOn('correction').filter(({ rule }) => rule === 'S01')).toEqual([]))

  it('are facts without a claim in any other kind', () =>
    expect(marksOn('holding').filter(({ rule }) => rule === 'S01').length).toBeGreaterThan(0))
})
