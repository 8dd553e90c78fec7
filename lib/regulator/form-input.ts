import type { z } from 'zod'
import { InvalidInput } from '@/lib/errors'
import { textOf, textOrNull } from '@/lib/form-values'
import { readTime } from '@/lib/incidents/form-times'
import type { FieldKey, Phase } from '@/lib/regulator/model'
import type { fileFormInput, recordFieldInput } from '@/lib/regulator/schema'

/** Throws InvalidInput for a time that is none. */
function readTimes<const N extends string>(form: FormData, ...names: readonly N[]): Record<N, string | null> {
  const problems: Record<string, string> = {}
  const read = names.map((name) => [name, readTime(form, name, problems)])
  if (Object.keys(problems).length > 0) throw new InvalidInput(problems)
  // Each name is one of the keys.
  return Object.fromEntries(read) as Record<N, string | null>
}

export function readField(form: FormData): z.input<typeof recordFieldInput> {
  // The schema refuses a field that there is not.
  const field = textOf(form, 'field') as FieldKey
  const on = {
    incidentId: textOf(form, 'incidentId'),
    field,
    expectedVersion: Number(textOrNull(form, 'expectedVersion') ?? Number.NaN),
  }
  const mode = textOf(form, 'mode')
  if (mode === 'text') return { ...on, mode, text: textOf(form, 'text') }
  if (mode === 'record') return { ...on, mode }
  const { due } = readTimes(form, 'due')
  return { ...on, mode: 'not_yet_known', ownerId: textOf(form, 'ownerId'), due: due ?? '' }
}

export function readFiling(form: FormData): z.input<typeof fileFormInput> {
  const { filedAt, restDue } = readTimes(form, 'filedAt', 'restDue')
  return {
    incidentId: textOf(form, 'incidentId'),
    // The schema refuses a phase that there is not.
    phase: textOf(form, 'phase') as Phase,
    authority: textOf(form, 'authority'),
    receipt: textOrNull(form, 'receipt'),
    filedAt: filedAt ?? '',
    restOwnerId: textOrNull(form, 'restOwnerId'),
    restDue,
    formHash: textOf(form, 'formHash'),
  }
}
