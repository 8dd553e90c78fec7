import { describe, expect, it } from 'vitest'
import { lintDocument, lintText } from '@/lib/statements/lint/lint'
import { wordingRules } from '@/lib/statements/lint/model'
import { allWordingRules } from '@/lib/statements/lint/wording/all'
import { drawnClaim, lintable } from '@/lib/testing/statements/lintable'
import { wordingExamples } from '@/lib/testing/statements/wording-examples'

const rulesOn = (...args: Parameters<typeof lintText>) => lintText(...args).map(({ rule }) => rule)

it('has every rule once, with two listed examples at least', () => {
  expect(allWordingRules.map(({ id }) => id)).toEqual([...wordingRules])
  for (const id of wordingRules)
    for (const marked of [true, false])
      expect(wordingExamples.some((example) => example.rule === id && example.marked === marked)).toBe(true)
})

describe('the listed examples', () => {
  it.each(wordingExamples)('$rule marked $marked: $sentence', ({ rule, sentence, context, marked }) => {
    expect(rulesOn(sentence, context).includes(rule)).toBe(marked)
  })
})

describe('mends of listed patterns', () => {
  it.each([
    ['L18', 'We closed access at 10:42 a.m. UTC.', false],
    ['L18', 'We closed access at 10:42 am CET.', false],
    ['L18', 'We closed access at 2 p.m. on 3 November.', true],
    ['L18', 'We closed access at 2 p.m. UTC on 3 November.', false],
    ['L18', 'Between 11:00 and 15:30 CET the folder was open.', false],
    ['L15', 'On 6 May 2022 your order could be seen.', false],
    ['L05', 'We do not know how many people opened it.', false],
    ['L04', 'Approximately 30,000 current and former students are concerned.', true],
    ['L01', 'We have no evidence that your information has been misused.', false],
    ['L18', 'At 10:42 that folder was closed.', true],
    ['L09', 'We do not yet know whether data was accessed.', false],
    ['L09', 'Files were shared with more people; we do not yet know who shared them.', false],
    ['L05', 'Some records were in the folder; the number is not yet known.', false],
  ])('%s on “%s”: %s', (rule, sentence, marked) => expect(rulesOn(sentence).includes(rule as 'L18')).toBe(marked))
})

describe('could, of data that a confirmed claim says could be reached', () => {
  const confirmed = { strength: 4, reachOnly: true }
  it.each([
    ['Files could be opened by other teams.', confirmed, false],
    ['Files could be opened by other teams.', { strength: 4 }, true],
    ['Files may be opened by other teams.', confirmed, true],
    ['Files could have been opened by other teams.', confirmed, true],
  ])('%s %o: %s', (sentence, context, marked) => expect(rulesOn(sentence, context).includes('L16')).toBe(marked))

  it('is a hypothesis where another claim of the sentence confirms more', () => {
    const reach = drawnClaim('exposure_scope', { intended: 'the group', actual: 'all engineers', people: null })
    const access = { actors: 'engineers', low: 2, high: 2, exact: true, actions: ['read'] }
    const window = { from: '2026-10-01T00:00:00.000Z', to: '2026-10-31T00:00:00.000Z' }
    const scope = { systems: ['store'], sources: ['access logs'], window, coveragePercent: 100, gaps: [], access }
    const claims = [reach, drawnClaim('access_observed', scope)]
    const rules = (body: string) => lintDocument(lintable(body, { claims })).map(({ rule }) => rule)
    expect(rules('[[claim:exposure_scope|Files could be opened]].')).not.toContain('L16')
    expect(rules('[[claim:exposure_scope|Files]] could be [[claim:access_observed|opened]].')).toContain('L16')
  })
})
