import { describe, expect, it } from 'vitest'
import { announces, classifyObservation, type ObservedFacts } from '@/lib/programs/rules/observation'
import { agreedOn, decideCarriedOut, decideVote } from '@/lib/programs/rules/quarantine'
import { at } from '@/lib/testing/guard/cases'

const standing = { epoch: 2n, pausedAt: at(100), stopBy: at(105), resumedAt: null }
const base: ObservedFacts = {
  captured: { from: at(106), to: at(107) },
  disposition: 'quarantined',
  grant: { epoch: 1n, expiresAt: at(200) },
  ...{ epoch: 2n, collecting: false, pauses: [standing], saidStoppedAt: null, now: at(120) },
}
const cases: [string, string, Partial<ObservedFacts>][] = [
  ['captured later than T', 'violation', {}],
  ['captured within T', 'late', { captured: { from: at(101), to: at(104) } }],
  [
    'captured within T, after its collector said that it stopped',
    'violation',
    {
      captured: { from: at(101), to: at(104) },
      saidStoppedAt: at(102),
    },
  ],
  [
    'captured as its collector said that it stopped',
    'late',
    {
      captured: { from: at(101), to: at(102) },
      saidStoppedAt: at(101.5),
    },
  ],
  ['kept out without a grant, whatever time it says', 'unknown', { grant: null }],
  [
    'kept out, for all that we can see for nothing',
    'unknown',
    {
      ...{ captured: { from: at(50), to: at(50) }, epoch: 1n, collecting: true, pauses: [], now: at(51) },
    },
  ],
  ['of an epoch that has not been', 'unknown', { grant: { epoch: 9n, expiresAt: at(200) } }],
  ['stored, captured later than T', 'violation', { grant: null, disposition: 'stored' }],
  [
    'stored, captured before the pause',
    'ok',
    {
      ...{ grant: null, disposition: 'stored', captured: { from: at(50), to: at(90) } },
    },
  ],
]

describe('an observation', () => {
  it.each(cases)('%s is %s by our own rule', (_, expected, over) => {
    expect(classifyObservation({ ...base, ...over })).toBe(expected)
  })

  it('is told once a minute, and nothing is told of what was in order', () => {
    expect(announces('late', null, at(0))).toBe(true)
    expect(announces('late', at(0), at(59))).toBe(false)
    expect(announces('late', at(0), at(60))).toBe(true)
    expect(announces('ok', null, at(0))).toBe(false)
  })
})

describe('sealed data', () => {
  const vote = (personId: string, decision: 'release' | 'destroy') => ({ personId, decision })
  it.each([
    ['nobody', [], null],
    ['one person', [vote('a', 'release')], null],
    ['one person twice', [vote('a', 'release'), vote('a', 'release')], null],
    ['two who differ', [vote('a', 'release'), vote('b', 'destroy')], null],
    ['two who agree', [vote('a', 'destroy'), vote('b', 'destroy')], 'destroy'],
    ['one who came round', [vote('a', 'release'), vote('b', 'destroy'), vote('a', 'destroy')], 'destroy'],
    ['a third between two who differ', [vote('a', 'release'), vote('b', 'destroy'), vote('c', 'release')], 'release'],
  ] as const)('%s', (_, votes, expected) => expect(agreedOn(votes)).toBe(expected))

  it('is decided on once, and never by an owner of the program', () => {
    const by = { personId: 'a', ownerIds: ['b'] }
    expect(decideVote('sealed', by)).toEqual({ ok: true })
    expect(decideVote('sealed', { personId: 'b', ownerIds: ['b'] })).toMatchObject({ refusal: { code: 'owner' } })
    expect(decideVote('release', by)).toMatchObject({ refusal: { code: 'decided' } })
  })

  it('is dealt with as decided, and as the data that was sealed', () => {
    const batch = { state: 'release', sha256: 'aa' } as const
    expect(decideCarriedOut(batch, { decision: 'release', sha256: 'aa' })).toMatchObject({
      state: 'released',
      again: false,
    })
    expect(decideCarriedOut({ ...batch, state: 'released' }, { decision: 'release', sha256: 'aa' })).toMatchObject({
      again: true,
    })
    expect(decideCarriedOut(batch, { decision: 'destroy', sha256: 'aa' })).toMatchObject({
      refusal: { code: 'not_decided' },
    })
    expect(decideCarriedOut(batch, { decision: 'release', sha256: 'bb' })).toMatchObject({
      refusal: { code: 'other_data' },
    })
  })
})
