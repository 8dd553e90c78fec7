import { z } from 'zod'
import { text } from '@/lib/schema'
import { accesses, bands, defaultPeopleThreshold, reaches, stages, topics } from './model'
import { circumstanceTable } from './rules/circumstances'
import { type ContextFactor, contextFactors, dataKinds, samplings } from './rules/data'
import { identifierKinds } from './rules/identification'
import type { SeverityInput } from './rules/suggest'

/** The keys of a table that is spelled out, as an enumeration. */
export function keys<T extends object>(table: T, message?: string) {
  // Object.keys of a literal table gives its keys and no others.
  return z.enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]], message)
}

const factors = z
  .array(keys<Record<ContextFactor, unknown>>(contextFactors))
  .max(6)
  .default([])
  .describe('Each moves the score by one: volume, controller, vulnerable up; outdated, public, reveals_less down.')

const kinded = <K extends keyof typeof dataKinds>(category: K) =>
  z.strictObject({
    category: z.literal(category),
    context: keys<(typeof dataKinds)[K]['contexts']>(dataKinds[category].contexts).nullable().default(null),
    factors,
  })

const kinds = [kinded('simple'), kinded('behavioural'), kinded('financial'), kinded('sensitive')] as const

const dataItem = z.discriminatedUnion('category', [
  ...kinds,
  z.strictObject({ category: z.literal('free_text'), sampled: z.enum(samplings).default('not_sampled') }),
  z.strictObject({
    category: z.literal('credentials'),
    opens: z.array(z.discriminatedUnion('category', kinds)).max(20).default([]).describe('Empty: not known.'),
  }),
])

const identifierOf = <K extends keyof typeof identifierKinds>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    degree: keys<(typeof identifierKinds)[K]['degrees']>(identifierKinds[kind].degrees).nullable().default(null),
  })

export const identifiers = z
  .array(
    z.discriminatedUnion('kind', [
      identifierOf('full_name'),
      identifierOf('national_id'),
      identifierOf('phone_or_address'),
      identifierOf('email'),
      identifierOf('photo'),
      identifierOf('internal_id'),
      identifierOf('overall'),
    ]),
  )
  .max(20)
  .default([])

export const alongside = z
  .array(z.enum(['birth_date', 'employer']))
  .max(2)
  .default([])

const identification = z.strictObject({ identifiers, alongside })

const circumstances = z.strictObject({
  confidentiality: keys<(typeof circumstanceTable)['confidentiality']>(circumstanceTable.confidentiality).default(
    'unknown',
  ),
  integrity: keys<(typeof circumstanceTable)['integrity']>(circumstanceTable.integrity).default('unknown'),
  availability: keys<(typeof circumstanceTable)['availability']>(circumstanceTable.availability).default('unknown'),
  malice: keys<(typeof circumstanceTable)['malice']>(circumstanceTable.malice).default('unknown'),
})

const stage = z.union(
  [
    z.enum([...stages, 'unknown']),
    z.strictObject({
      reach: z.enum(reaches).default('unknown'),
      access: z.enum(accesses).default('unknown'),
      taken: z.boolean().nullable().default(null),
    }),
  ],
  'Give X0 to X4, "unknown", or what it is judged from: {"reach", "access", "taken"}.',
)

const count = z.int().min(0).max(2_000_000_000).nullable().default(null)
const known = z.boolean().nullable().default(null)

const people = z
  .strictObject({ low: count, high: count })
  .refine(({ low, high }) => low === null || high === null || low <= high, {
    path: ['high'],
    message: 'The upper bound is below the lower one.',
  })

/** What the method takes as JSON. What is left out is not known, and is said to be missing. */
export const severityInput = z.strictObject({
  data: z.array(dataItem).min(1, 'Name at least one kind of data.').max(40),
  identification: identification.prefault({}),
  circumstances: circumstances.prefault({}),
  stage: stage.default('unknown'),
  people: people.prefault({}),
  peopleThreshold: z.int().min(1).max(2_000_000_000).default(defaultPeopleThreshold),
  open: known.describe('Whether it is still open, not contained.'),
  safetyRisk: known,
  minors: known,
  unintelligible: z.boolean().default(false).describe('Strongly encrypted, the key not exposed.'),
  keySafe: z.boolean().default(false).describe('That the key is safe was verified.'),
  cites: z
    .partialRecord(z.enum(topics), z.array(z.int().min(1)).max(50))
    .default({})
    .describe('Sequence numbers of the timeline’s entries that an input was read from.'),
}) satisfies z.ZodType<SeverityInput>

const topic = z.enum(topics)

/** What the method answers as JSON. */
export const severitySuggestion = z.strictObject({
  suggested: z.int().min(0).max(5).describe('0 is the worst.'),
  band: z.enum(bands),
  SE: z.number().min(0.25).max(6).multipleOf(0.25),
  dpc: z.number().min(1).max(4),
  ei: z.number().min(0.25).max(1),
  cb: z.number().min(0).max(2),
  stage: z.enum(stages),
  stageKnown: z.boolean(),
  modifiers: z.array(
    z.strictObject({
      id: z.enum(['people', 'open', 'safety', 'unintelligible']),
      levels: z.int().min(-2).max(1),
      text: z.string(),
    }),
  ),
  assumed: z.array(topic),
  missing: z.array(topic),
  rationale: z.array(z.strictObject({ topic, text: z.string(), seqs: z.array(z.int()) })),
  confidence: z.enum(['high', 'medium', 'low']),
  borderline: z.string().nullable(),
  flags: z.strictObject({ overHundredPeople: z.boolean().nullable(), unintelligible: z.boolean() }),
})

/** From how many people on the level is one worse, at this workplace. */
export const setPeopleThresholdInput = z.strictObject({
  people: z.int('Enter a whole number of people.').min(1).max(2_000_000_000),
  reason: text(1, 2000),
})

/** The schemas as JSON Schema 2020-12, by the name of their file in docs/schemas. */
export function severityJsonSchemas(): Readonly<Record<string, unknown>> {
  return {
    'severity-suggest.input': z.toJSONSchema(severityInput, { io: 'input' }),
    'severity-suggest.output': z.toJSONSchema(severitySuggestion),
  }
}
