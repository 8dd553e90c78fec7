import { describe, expect, it } from 'vitest'
import { staffData } from '@/lib/testing/severity/inputs'
import type { Circumstances } from './circumstances'
import { type DataItem, scoreData } from './data'
import { type Identification, scoreIdentification } from './identification'
import { bandOf, seQuarters } from './score'
import { suggestSeverity } from './suggest'

type Kinded = Extract<DataItem, { context: unknown }>
type Case = readonly [what: string, score: number, category: Kinded['category'], context: string | null]

const dpc = (category: Kinded['category'], context: string | null) =>
  scoreData([{ category, context, factors: [] } as Kinded]).quarters / 4

const examples: readonly Case[] = [
  ['supermarket customer list', 1, 'simple', null],
  ['luxury-goods list', 2, 'simple', 'social_status'],
  ['undercover officers list', 4, 'simple', 'safety_critical'],
  ['ISP helpdesk incoming calls', 1, 'behavioural', 'little_insight'],
  ['one week of call history', 2, 'behavioural', null],
  ['one year of call history', 3, 'behavioural', 'detailed_profile'],
  ['calls to a psychological support line', 4, 'behavioural', 'sensitive_profile'],
  ['month of supermarket purchases', 2, 'behavioural', null],
  ['pharmacy purchases', 4, 'behavioural', 'sensitive_profile'],
  ['bare bank-customer letter', 1, 'financial', 'no_insight'],
  ['one day of transactions without detail', 2, 'financial', 'some_insight'],
  ['one year of detailed statements', 4, 'financial', 'enables_fraud'],
  ['very old or invalid card numbers', 1, 'financial', 'no_insight'],
  ['partial card data, the milder reading', 2, 'financial', 'some_insight'],
  ['partial card data, the worse reading', 3, 'financial', null],
  ['full usable card data', 4, 'financial', 'enables_fraud'],
  ['"had general blood tests"', 1, 'sensitive', 'no_insight'],
  ['test for a specific disease', 3, 'sensitive', 'assumptions'],
  ['the results of the test', 4, 'sensitive', null],
  ['political views in a closed forum', 4, 'sensitive', null],
  ['dating site with declared orientation', 4, 'sensitive', null],
]

describe('the published DPC scores', () => {
  it.each(examples)('%s: %i', (_, score, category, context) => {
    expect(dpc(category, context)).toBe(score)
  })

  it.each([
    ['simple', 1],
    ['behavioural', 2],
    ['financial', 3],
    ['sensitive', 4],
  ] as const)('base of %s: %i', (category, score) => {
    expect(dpc(category, null)).toBe(score)
  })
})

describe('what the table does not score by itself', () => {
  it('counts free text as 3 until it was sampled', () => {
    const free = (sampled: 'not_sampled' | 'nothing_sensitive' | 'sensitive') =>
      scoreData([{ category: 'free_text', sampled }])
    expect(free('not_sampled')).toMatchObject({ quarters: 12, assumed: true })
    expect(free('nothing_sensitive')).toMatchObject({ quarters: 8, assumed: false })
    expect(free('sensitive')).toMatchObject({ quarters: 16, assumed: false })
  })

  it('counts credentials as what they open, and as the worst while that is not known', () => {
    const opens = (category: Kinded['category']): Kinded => ({ category, context: null, factors: [] }) as Kinded
    expect(scoreData([{ category: 'credentials', opens: [opens('simple'), opens('financial')] }]).quarters).toBe(12)
    expect(scoreData([{ category: 'credentials', opens: [] }])).toMatchObject({ quarters: 16, assumed: true })
  })

  it('takes the highest after the circumstances, not before', () => {
    const items: Kinded[] = [
      { category: 'sensitive', context: 'no_insight', factors: [] },
      { category: 'simple', context: 'social_status', factors: [] },
    ]
    expect(scoreData(items).quarters).toBe(8)
  })

  it('moves by one step for each further factor, within 1 to 4', () => {
    const behavioural = (factors: Kinded['factors']) => scoreData([{ category: 'behavioural', context: null, factors }])
    expect(behavioural(['volume']).quarters).toBe(12)
    expect(behavioural(['volume', 'vulnerable', 'controller']).quarters).toBe(16)
    expect(behavioural(['public', 'outdated', 'reveals_less']).quarters).toBe(4)
  })
})

describe('the ease of identification', () => {
  const ei = (identification: Partial<Identification>) =>
    scoreIdentification({ identifiers: [], alongside: [], ...identification }).quarters / 4

  it('is the highest over the identifiers', () => {
    const photo = { kind: 'photo', degree: 'clear' } as const
    expect(ei({ identifiers: [{ kind: 'full_name', degree: 'common' }] })).toBe(0.25)
    expect(ei({ identifiers: [{ kind: 'full_name', degree: 'rarer' }, photo] })).toBe(0.75)
    expect(ei({ identifiers: [{ kind: 'internal_id', degree: 'key_other_team' }] })).toBe(0.5)
  })

  it('sees what identifiers are together', () => {
    const name = { kind: 'full_name', degree: 'common' } as const
    const id = { kind: 'national_id', degree: 'no_lookup' } as const
    expect(ei({ identifiers: [name, { kind: 'email', degree: 'not_searchable' }] })).toBe(1)
    expect(ei({ identifiers: [name], alongside: ['birth_date'] })).toBe(1)
    expect(ei({ identifiers: [id], alongside: ['birth_date'] })).toBe(0.5)
    expect(ei({ identifiers: [id], alongside: ['employer'] })).toBe(0.75)
    expect(ei({ identifiers: [id, name] })).toBe(1)
  })

  it('assumes the highest while nothing is known', () => {
    expect(scoreIdentification({ identifiers: [], alongside: [] })).toMatchObject({ quarters: 4, assumed: true })
  })
})

describe('the worked examples', () => {
  const score = (dpcScore: number, ei: number, cb: number) => {
    const quarters = seQuarters(dpcScore * 4, ei * 4, cb * 4)
    return [quarters / 4, bandOf(quarters)]
  }
  it.each([
    ['E1 newsletter with addresses in CC', 1, 1, 0.25, 1.25, 'LOW'],
    ['E3 salary and ratings, access unclear', 3, 1, 0.25, 3.25, 'HIGH'],
    ['E4 the same, no external access', 3, 1, 0, 3, 'HIGH'],
    ['E5 customer export at a public URL', 1, 1, 0.5, 1.5, 'LOW'],
    ['E7 staff data too wide inside', 2, 1, 0, 2, 'MEDIUM'],
    ['E8 the same, read by known colleagues', 2, 1, 0.25, 2.25, 'MEDIUM'],
    ['E10 the same with payroll', 3, 1, 0, 3, 'HIGH'],
    ['the least', 1, 0.25, 0, 0.25, 'LOW'],
    ['the most', 4, 1, 2, 6, 'VERY HIGH'],
  ] as const)('%s', (_, d, ei, cb, se, band) => {
    expect(score(d, ei, cb)).toEqual([se, band])
  })
})

describe('the suggestion', () => {
  const financial: SeverityData = [{ category: 'financial', context: null, factors: [] }]
  type SeverityData = readonly DataItem[]
  const read: Circumstances = { ...staffData.circumstances, confidentiality: 'known_recipients' }

  it('of E7 at X1 is SEV 2', () => {
    expect(suggestSeverity(staffData)).toMatchObject({ suggested: 2, SE: 2, band: 'MEDIUM', confidence: 'high' })
  })

  it('of E8 at X2 is SEV 2', () => {
    expect(suggestSeverity({ ...staffData, circumstances: read, stage: 'X2' })).toMatchObject({
      suggested: 2,
      SE: 2.25,
    })
  })

  it('of E10 at X2 is SEV 1', () => {
    expect(suggestSeverity({ ...staffData, data: financial, stage: 'X2' })).toMatchObject({ suggested: 1, SE: 3 })
  })

  it('of E7 at X1 with many people is SEV 1', () => {
    const { suggested, modifiers } = suggestSeverity({ ...staffData, people: { low: null, high: 500 } })
    expect([suggested, modifiers.map(({ id }) => id)]).toEqual([1, ['people']])
  })
})
