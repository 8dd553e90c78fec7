import { z } from 'zod'
import { type Answers, accessChoices, dangerChoices, protectionChoices, reachChoices, takenChoices } from './answers'
import { circumstanceTable } from './rules/circumstances'
import { contextFactors, dataKinds, samplings } from './rules/data'
import { alongside, identifiers, keys } from './schema'

const kindAnswer = <K extends keyof typeof dataKinds>(kind: K) =>
  z
    .union(
      [z.literal('plain'), keys<(typeof dataKinds)[K]['contexts']>(dataKinds[kind].contexts)],
      'Choose one of these.',
    )
    .optional()

const chosen = <T extends object>(table: T) => keys<T>(table, 'Choose one of these.')

/** What somebody answers in the panel; what is left out is not known. */
const answers = {
  kinds: z
    .strictObject({
      simple: kindAnswer('simple'),
      behavioural: kindAnswer('behavioural'),
      financial: kindAnswer('financial'),
      sensitive: kindAnswer('sensitive'),
    })
    .default({}),
  factors: z.array(chosen(contextFactors)).max(6).default([]),
  sampled: z.enum(samplings).nullable().default(null),
  opens: z.array(chosen(dataKinds)).max(4).default([]),
  identifiers,
  alongside,
  reach: chosen(reachChoices).default('unknown'),
  access: chosen(accessChoices).default('unknown'),
  taken: chosen(takenChoices).default('unknown'),
  integrity: chosen(circumstanceTable.integrity).nullable().default(null),
  availability: chosen(circumstanceTable.availability).nullable().default(null),
  malice: chosen(circumstanceTable.malice).default('unknown'),
  protection: chosen(protectionChoices).default('none'),
  danger: chosen(dangerChoices).default('unknown'),
} satisfies { readonly [K in keyof Answers]: z.ZodType<Answers[K]> }

export const suggestSeverityInput = z.strictObject({ incidentId: z.uuid(), ...answers })
