import fc from 'fast-check'
import { accesses, reaches, stages } from '@/lib/severity/model'
import { type Circumstances, circumstanceTable } from '@/lib/severity/rules/circumstances'
import { type ContextFactor, contextFactors, type DataItem, dataKinds, samplings } from '@/lib/severity/rules/data'
import { type Identifier, identifierKinds } from '@/lib/severity/rules/identification'
import type { SeverityInput } from '@/lib/severity/rules/suggest'

type Kinded = Extract<DataItem, { context: unknown }>

/** An object's keys; the cast holds for tables that are spelled out. */
export const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[]

/** Named staff data, too widely open inside, contained, of few people, no access seen: example E7. */
export const staffData: SeverityInput = {
  data: [{ category: 'behavioural', context: null, factors: [] }],
  identification: { identifiers: [{ kind: 'full_name', degree: 'combined' }], alongside: [] },
  circumstances: {
    confidentiality: 'no_evidence',
    integrity: 'not_altered',
    availability: 'not_affected',
    malice: 'error',
  },
  stage: 'X1',
  people: { low: 12, high: 40 },
  peopleThreshold: 500,
  open: false,
  safetyRisk: false,
  minors: false,
  unintelligible: false,
  keySafe: false,
  cites: {},
}

const kinded = fc
  .constantFrom(...keysOf(dataKinds))
  .chain((category) =>
    fc.record({
      category: fc.constant(category),
      context: fc.option(fc.constantFrom(...keysOf(dataKinds[category].contexts))),
      factors: fc.uniqueArray(fc.constantFrom<ContextFactor>(...keysOf(contextFactors))),
    }),
  )
  // The context is drawn from its own kind's.
  .map((item) => item as Kinded)

export const dataItem: fc.Arbitrary<DataItem> = fc.oneof(
  { weight: 4, arbitrary: kinded },
  {
    weight: 1,
    arbitrary: fc.record({ category: fc.constant('free_text' as const), sampled: fc.constantFrom(...samplings) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ category: fc.constant('credentials' as const), opens: fc.array(kinded, { maxLength: 3 }) }),
  },
)

export const identifier: fc.Arbitrary<Identifier> = fc
  .constantFrom(...keysOf(identifierKinds))
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      degree: fc.option(fc.constantFrom(...keysOf(identifierKinds[kind].degrees))),
    }),
  )
  // The degree is drawn from its own kind's.
  .map((one) => one as Identifier)

export const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  confidentiality: fc.constantFrom(...keysOf(circumstanceTable.confidentiality)),
  integrity: fc.constantFrom(...keysOf(circumstanceTable.integrity)),
  availability: fc.constantFrom(...keysOf(circumstanceTable.availability)),
  malice: fc.constantFrom(...keysOf(circumstanceTable.malice)),
})

export const stageFacts = fc.record({
  reach: fc.constantFrom(...reaches),
  access: fc.constantFrom(...accesses),
  taken: fc.option(fc.boolean()),
})

const count = fc.option(fc.nat({ max: 5000 }))

export const severityInput: fc.Arbitrary<SeverityInput> = fc.record({
  data: fc.array(dataItem, { minLength: 1, maxLength: 5 }),
  identification: fc.record({
    identifiers: fc.array(identifier, { maxLength: 4 }),
    alongside: fc.uniqueArray(fc.constantFrom('birth_date' as const, 'employer' as const)),
  }),
  circumstances,
  stage: fc.oneof(fc.constantFrom(...stages, 'unknown' as const), stageFacts),
  people: fc.record({ low: count, high: count }),
  peopleThreshold: fc.integer({ min: 1, max: 2000 }),
  open: fc.option(fc.boolean()),
  safetyRisk: fc.option(fc.boolean()),
  minors: fc.option(fc.boolean()),
  unintelligible: fc.boolean(),
  keySafe: fc.boolean(),
  cites: fc.constant({}),
})
