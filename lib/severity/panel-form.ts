import type { z } from 'zod'
import { type FormValues, textOf, textOrNull, textsOf } from '@/lib/form-values'
import type { suggestSeverityInput } from './answer-schema'
import type { Answers } from './answers'
import { dataKinds } from './rules/data'
import { type IdentifierKind, identifierKinds } from './rules/identification'

type Input = z.input<typeof suggestSeverityInput>

/** The value of a choice that says: it is in the data, and nobody knows how far it leads. */
export const notKnown = 'not_known'

const kindNames = Object.keys(dataKinds) as (keyof typeof dataKinds)[]
const identifierNames = Object.keys(identifierKinds) as IdentifierKind[]

/** The fields that were filled, by name. The schema refuses what is none of their choices. */
function filled<T>(form: FormData, names: readonly string[], prefix: string): T {
  const fields = names.map((name) => [name, textOrNull(form, `${prefix}.${name}`) ?? undefined] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as T
}

/** The panel's form as the command's input. */
export function readAnswers(form: FormData): Input {
  const degrees = filled<Record<string, string>>(form, identifierNames, 'identifiers')
  const field = <K extends keyof Input>(name: K) => (textOrNull(form, name) ?? undefined) as Input[K]
  return {
    incidentId: textOf(form, 'incidentId'),
    kinds: filled<NonNullable<Input['kinds']>>(form, kindNames, 'kinds'),
    factors: textsOf(form, 'factors') as NonNullable<Input['factors']>,
    sampled: field('sampled'),
    opens: textsOf(form, 'opens') as NonNullable<Input['opens']>,
    identifiers: Object.entries(degrees).map(([kind, degree]) => ({
      ...{ kind, degree: degree === notKnown ? null : degree },
    })) as NonNullable<Input['identifiers']>,
    alongside: textsOf(form, 'alongside') as NonNullable<Input['alongside']>,
    reach: field('reach'),
    access: field('access'),
    taken: field('taken'),
    integrity: field('integrity'),
    availability: field('availability'),
    malice: field('malice'),
    protection: field('protection'),
    danger: field('danger'),
  }
}

/** What was answered before, as the values of the panel's fields. */
export function answerValues(answers: Answers): FormValues {
  const one = (value: string | null | undefined) => (value ? [value] : [])
  const { kinds, identifiers, factors, opens, alongside, ...choices } = answers
  return {
    ...Object.fromEntries(kindNames.map((kind) => [`kinds.${kind}`, one(kinds[kind])])),
    ...Object.fromEntries(identifiers.map(({ kind, degree }) => [`identifiers.${kind}`, [degree ?? notKnown]])),
    ...{ factors, opens, alongside },
    ...Object.fromEntries(Object.entries(choices).map(([name, value]) => [name, one(value)])),
  }
}
