import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  circumstances,
  dataItem,
  identifier,
  keysOf,
  severityInput,
  staffData,
  stageFacts,
} from '@/lib/testing/severity/inputs'
import { bands, stages, topics } from '../model'
import { circumstanceTable, scoreCircumstance } from './circumstances'
import { dataKinds, scoreData } from './data'
import { identifierKinds, scoreIdentification } from './identification'
import { modifiedLevel, modifiersOf, tableLevel } from './level'
import { mildestInput } from './mildest'
import { bandOf, borderlineNote, seQuarters } from './score'
import { judgeStage } from './stage'
import { suggestSeverity } from './suggest'

const quartersOf = (input: Parameters<typeof suggestSeverity>[0]) => suggestSeverity(input).SE * 4
const rank = (stage: (typeof stages)[number]) => stages.indexOf(stage)

describe('what is not known', () => {
  it('takes access by somebody for access from outside, unless only people inside could reach the data', () => {
    const of = (reach: 'none' | 'insiders' | 'outside' | 'unknown') => {
      const { stage, known } = judgeStage({ reach, access: 'somebody', taken: null })
      return [stage, known]
    }
    expect([of('unknown'), of('none'), of('insiders'), of('outside')]).toEqual([
      ['X3', false],
      ['X3', false],
      ['X2', true],
      ['X3', true],
    ])
  })

  it('says of a number of people without an upper bound that it may be over a hundred, and is missing', () => {
    const of = (low: number | null, high: number | null) => {
      const { flags, missing } = suggestSeverity({ ...staffData, people: { low, high } })
      return [flags.overHundredPeople, missing.includes('people')]
    }
    expect([of(50, null), of(150, null), of(600, null)]).toEqual([
      [null, true],
      [true, true],
      [true, false],
    ])
    expect([of(50, 90), of(null, 90), of(50, 200), of(null, null)]).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [null, true],
    ])
  })
})

describe('the score', () => {
  it('rises with each of its parts, never falls', () => {
    const [dpc, ei, cb] = [fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.nat({ max: 8 })]
    fc.assert(
      fc.property(dpc, ei, cb, dpc, ei, cb, (d1, e1, c1, d2, e2, c2) => {
        const [low, high] = [
          seQuarters(4 * Math.min(d1, d2), Math.min(e1, e2), Math.min(c1, c2)),
          seQuarters(4 * Math.max(d1, d2), Math.max(e1, e2), Math.max(c1, c2)),
        ]
        return low <= high && bands.indexOf(bandOf(low)) <= bands.indexOf(bandOf(high))
      }),
    )
  })

  it('stays within 0.25 and 6, in whole quarters', () => {
    fc.assert(
      fc.property(severityInput, (input) => {
        const quarters = quartersOf(input)
        return Number.isInteger(quarters) && quarters >= 1 && quarters <= 24
      }),
    )
  })

  it('only rises by a further kind of data or identifier', () => {
    fc.assert(
      fc.property(fc.array(dataItem, { minLength: 1 }), dataItem, (items, one) => {
        return scoreData([...items, one]).quarters >= scoreData(items).quarters
      }),
    )
    fc.assert(
      fc.property(fc.array(identifier, { minLength: 1 }), identifier, (identifiers, one) => {
        const ei = (all: typeof identifiers) => scoreIdentification({ identifiers: all, alongside: [] }).quarters
        return ei([...identifiers, one]) >= ei(identifiers)
      }),
    )
  })

  it('does not mind the order of the kinds of data', () => {
    fc.assert(
      fc.property(severityInput, (input) => {
        const reversed = suggestSeverity({ ...input, data: [...input.data].reverse() })
        const { suggested, SE, dpc } = suggestSeverity(input)
        expect(reversed).toMatchObject({ suggested, SE, dpc })
      }),
    )
  })

  it('is only raised by any circumstance', () => {
    const untouched = staffData.circumstances
    fc.assert(
      fc.property(severityInput, circumstances, (input, some) => {
        const bare = quartersOf({ ...input, circumstances: untouched })
        for (const name of keysOf(circumstanceTable)) {
          const raised = quartersOf({ ...input, circumstances: { ...untouched, [name]: some[name] } })
          expect(raised).toBeGreaterThanOrEqual(bare)
        }
        expect(quartersOf({ ...input, circumstances: some })).toBeGreaterThanOrEqual(bare)
      }),
    )
  })

  it('takes what is not known at its higher value', () => {
    for (const name of keysOf(circumstanceTable)) {
      const { quarters, assumed } = scoreCircumstance(name, 'unknown')
      const answers = Object.values(circumstanceTable[name])
      expect([quarters, assumed]).toEqual([Math.max(...answers.map((answer) => answer.quarters)), true])
    }
  })

  it('is not changed by its flags, nor by what modifies the level', () => {
    const flags = fc.record({
      people: fc.record({ low: fc.option(fc.nat()), high: fc.option(fc.nat()) }),
      unintelligible: fc.boolean(),
      keySafe: fc.boolean(),
      open: fc.option(fc.boolean()),
      safetyRisk: fc.option(fc.boolean()),
      minors: fc.option(fc.boolean()),
    })
    fc.assert(
      fc.property(severityInput, flags, (input, changed) => quartersOf(input) === quartersOf({ ...input, ...changed })),
    )
  })
})

describe('the tables', () => {
  it('keep every score within its scale', () => {
    const contexts = Object.values(dataKinds).flatMap(({ contexts }) => Object.values<{ score: number }>(contexts))
    expect(contexts.every(({ score }) => score >= 1 && score <= 4)).toBe(true)
    const degrees = Object.values(identifierKinds).flatMap(({ degrees }) =>
      Object.values<{ quarters: number }>(degrees),
    )
    expect(degrees.every(({ quarters }) => quarters >= 1 && quarters <= 4)).toBe(true)
  })

  it('never gets milder along either axis', () => {
    const [stage, band] = [fc.constantFrom(...stages), fc.constantFrom(...bands)]
    fc.assert(
      fc.property(stage, stage, band, band, (s1, s2, b1, b2) => {
        const worseStage = rank(s1) >= rank(s2) ? s1 : s2
        const worseBand = bands.indexOf(b1) >= bands.indexOf(b2) ? b1 : b2
        return tableLevel(worseStage, worseBand) <= tableLevel(s1, b1)
      }),
    )
  })
})

describe('the borderline note', () => {
  it('stands within 0.25 of 2, 3 and 4, and nowhere else', () => {
    const noted = Array.from({ length: 24 }, (_, index) => index + 1).filter((quarters) => borderlineNote(quarters))
    expect(noted).toEqual([7, 8, 9, 11, 12, 13, 15, 16, 17])
    expect(borderlineNote(9)).toBe('Borderline: SE 2.25 is within 0.25 of 2, the line between LOW and MEDIUM.')
  })
})

describe('the stage', () => {
  it.each([
    ['none', 'none_seen', false, 'X0', true],
    ['insiders', 'none_seen', null, 'X1', true],
    ['insiders', 'insiders', false, 'X2', true],
    ['outside', 'none_seen', false, 'X3', true],
    ['insiders', 'outsiders', null, 'X3', true],
    ['insiders', 'none_seen', true, 'X4', true],
    ['insiders', 'unknown', null, 'X2', false],
    ['unknown', 'none_seen', null, 'X2', false],
    ['unknown', 'unknown', null, 'X2', false],
  ] as const)('reach %s, access %s, taken %s: %s', (reach, access, taken, stage, known) => {
    expect(judgeStage({ reach, access, taken })).toMatchObject({ stage, known })
  })

  it('never gets milder by what is taken, or by what is seen', () => {
    fc.assert(
      fc.property(stageFacts, (facts) => {
        const before = rank(judgeStage(facts).stage)
        expect(rank(judgeStage({ ...facts, taken: true }).stage)).toBeGreaterThanOrEqual(before)
        if (!facts.taken)
          expect(rank(judgeStage({ ...facts, access: 'outsiders' }).stage)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('lowers confidence while it is not known', () => {
    expect(suggestSeverity({ ...staffData, stage: 'unknown' })).toMatchObject({
      ...{ stage: 'X2', stageKnown: false, confidence: 'low' },
      assumed: ['stage'],
    })
  })
})

describe('the modifiers', () => {
  it('count for one level together, and for two with safety or minors', () => {
    const both = { people: { low: 900, high: null }, open: true }
    expect(suggestSeverity({ ...staffData, ...both }).suggested).toBe(1)
    expect(suggestSeverity({ ...staffData, ...both, minors: true }).suggested).toBe(0)
    expect(suggestSeverity({ ...staffData, safetyRisk: true }).suggested).toBe(0)
  })

  it('help only where the key is verified safe, and never once the data is out', () => {
    const sealed = { ...staffData, unintelligible: true }
    expect(suggestSeverity(sealed)).toMatchObject({ suggested: 2, missing: ['unintelligible'] })
    expect(suggestSeverity({ ...sealed, keySafe: true }).suggested).toBe(3)
    expect(modifiersOf({ ...sealed, keySafe: true }, 'X4')).toEqual([])
  })

  it('stay within the scale', () => {
    expect(modifiedLevel(0, modifiersOf({ ...staffData, safetyRisk: true }, 'X4'))).toBe(0)
    expect(modifiedLevel(5, modifiersOf({ ...staffData, unintelligible: true, keySafe: true }, 'X0'))).toBe(5)
  })

  it('never make it milder by more people, by being open, or by danger', () => {
    fc.assert(
      fc.property(severityInput, fc.nat({ max: 9000 }), (input, more) => {
        const { suggested } = suggestSeverity(input)
        const people = { low: input.people.low, high: Math.max(input.people.high ?? 0, more) }
        for (const worse of [{ people }, { open: true }, { safetyRisk: true }, { minors: true }])
          expect(suggestSeverity({ ...input, ...worse }).suggested).toBeLessThanOrEqual(suggested)
      }),
    )
  })
})

describe('the mildest that it could come down to', () => {
  it('is never worse than the suggestion, and the same where everything is known', () => {
    fc.assert(
      fc.property(severityInput, (input) => {
        const { suggested, missing } = suggestSeverity(input)
        const mildest = suggestSeverity(mildestInput(input))
        expect(mildest.suggested).toBeGreaterThanOrEqual(suggested)
        if (missing.length === 0) expect(mildest.suggested).toBe(suggested)
      }),
    )
  })
})

describe('the reasons', () => {
  it('name every input that is missing, and cite the entries that they rest on', () => {
    const cites = Object.fromEntries(topics.map((topic, index) => [topic, [index + 1]]))
    const nothing = {
      ...{ ...staffData, cites, stage: 'unknown' as const, open: null, safetyRisk: null },
      people: { low: null, high: null },
      identification: { identifiers: [], alongside: [] },
      circumstances: { confidentiality: 'unknown', integrity: 'unknown', availability: 'unknown', malice: 'unknown' },
    } as const
    const { missing, rationale } = suggestSeverity(nothing)
    expect(missing).toEqual([
      ...[
        'identification',
        'confidentiality',
        'integrity',
        'availability',
        'malice',
        'stage',
        'people',
        'open',
        'safety',
      ],
    ])
    expect(rationale.find(({ topic }) => topic === 'malice')).toEqual({
      ...{ topic: 'malice', text: 'Intent +0.50: Not known (assumed)', seqs: [topics.indexOf('malice') + 1] },
    })
  })

  it('are the same for the same facts', () => {
    fc.assert(
      fc.property(severityInput, (input) => {
        expect(suggestSeverity(structuredClone(input))).toEqual(suggestSeverity(input))
      }),
    )
  })
})
