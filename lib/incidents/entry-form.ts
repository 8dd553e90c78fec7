import type { z } from 'zod'
import { InvalidInput } from '@/lib/errors'
import { fieldErrors } from '@/lib/failure'
import { listOf, numberOrNull, textOf, textOrNull, textsOf } from '@/lib/form-values'
import type { FindingOutcome } from '@/lib/incidents/events'
import type { AccessAction } from '@/lib/incidents/facts'
import { readTime } from '@/lib/incidents/form-times'
import { type communicationInput, findingInput, wordsInput } from '@/lib/incidents/schema'

/** The kinds that the composer writes, in its order. Findings have a form of their own. */
export const composedKinds = [
  { kind: 'note', label: 'Note' },
  { kind: 'decision', label: 'Decision' },
  { kind: 'action', label: 'Action' },
  { kind: 'observation', label: 'Observation' },
  { kind: 'communication', label: 'Communication' },
  { kind: 'containment', label: 'Containment' },
] as const
export type ComposedKind = (typeof composedKinds)[number]['kind']

/** The kind that the form names; a note if it names none that there is. */
export function readKind(form: FormData): ComposedKind {
  const asked = textOf(form, 'kind')
  return composedKinds.find(({ kind }) => kind === asked)?.kind ?? 'note'
}

function readOccurred(form: FormData, problems: Record<string, string>) {
  const occurredAt = readTime(form, 'occurredAt', problems)
  return { occurredAt, occurredAbout: form.has('occurredAbout'), zone: occurredAt && textOrNull(form, 'zone') }
}

/** The input, if its times were in order; else everything that the schema minds besides. */
export function withoutProblems<S extends z.ZodType>(
  schema: S,
  input: z.input<S>,
  problems: Readonly<Record<string, string>>,
): z.input<S> {
  if (Object.keys(problems).length === 0) return input
  const others = schema.safeParse(input)
  throw new InvalidInput({ ...(others.success ? {} : fieldErrors(others.error)), ...problems })
}

/** An entry's words and when it happened. Throws InvalidInput for a time that is none. */
export function readWords(form: FormData): z.input<typeof wordsInput> {
  const problems: Record<string, string> = {}
  const occurred = readOccurred(form, problems)
  const words = { incidentId: textOf(form, 'incidentId'), text: textOf(form, 'text'), ...occurred }
  return withoutProblems(wordsInput, words, problems)
}

export function readCommunication(form: FormData): z.input<typeof communicationInput> {
  return { ...readWords(form), counterpart: textOf(form, 'counterpart') }
}

/** How many sources the form of a finding has room for. */
export const findingSourceRows = 4

function readSources(form: FormData, problems: Record<string, string>) {
  return Array.from({ length: findingSourceRows }, (_, row) => `sources.${row}`)
    .filter((name) => textOf(form, `${name}.name`).trim() !== '')
    .map((name) => ({
      name: textOf(form, `${name}.name`),
      recordsReads: form.has(`${name}.recordsReads`),
      retainedFrom: readTime(form, `${name}.retainedFrom`, problems),
    }))
}

/** Who had access, as far as anything of it was entered. */
function readAccess(form: FormData): z.input<typeof findingInput>['access'] {
  const [low, actions] = [numberOrNull(form, 'access.low'), textsOf(form, 'access.actions')]
  const actors = textOf(form, 'access.actors')
  if (actors.trim() === '' && low === null && actions.length === 0) return null
  return {
    actors,
    low: low ?? Number.NaN,
    high: numberOrNull(form, 'access.high') ?? low ?? Number.NaN,
    exact: form.has('access.exact'),
    // The schema refuses what is none of the actions.
    actions: actions as AccessAction[],
  }
}

/** How much of it was looked at, where only a sample was. */
function readSample(form: FormData): z.input<typeof findingInput>['sampled'] {
  const [reviewed, of] = [numberOrNull(form, 'sampled.reviewed'), numberOrNull(form, 'sampled.of')]
  return reviewed === null && of === null ? null : { reviewed: reviewed ?? Number.NaN, of: of ?? Number.NaN }
}

/** A finding's form as the command's input. Throws InvalidInput for times that are missing or none. */
export function readFinding(form: FormData): z.input<typeof findingInput> {
  const problems: Record<string, string> = {}
  const windowFrom = readTime(form, 'windowFrom', problems)
  const windowTo = readTime(form, 'windowTo', problems)
  if (!windowFrom) problems.windowFrom ??= 'Enter when the window that was searched begins.'
  if (!windowTo) problems.windowTo ??= 'Enter when the window that was searched ends.'
  const sources = readSources(form, problems)
  const occurred = readOccurred(form, problems)
  const finding: z.input<typeof findingInput> = {
    incidentId: textOf(form, 'incidentId'),
    systems: listOf(form, 'systems'),
    sources,
    windowFrom: windowFrom ?? '',
    windowTo: windowTo ?? '',
    method: textOf(form, 'method'),
    coveragePercent: numberOrNull(form, 'coveragePercent'),
    gaps: listOf(form, 'gaps'),
    reviewer: textOf(form, 'reviewer'),
    secondReviewer: textOrNull(form, 'secondReviewer'),
    finished: form.has('finished'),
    // The schema refuses an outcome that there is not.
    outcome: textOf(form, 'outcome') as FindingOutcome,
    text: textOf(form, 'text'),
    access: readAccess(form),
    integrityChecked: form.has('integrityChecked'),
    sampled: readSample(form),
    ...occurred,
  }
  return withoutProblems(findingInput, finding, problems)
}
