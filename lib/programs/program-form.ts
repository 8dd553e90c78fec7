import { listOf, numberOrNull, textOf, textsOf } from '@/lib/form-values'

/** What the form of a program says of it, before it is checked. Seconds are typed, milliseconds are kept. */
export function readProgramForm(form: FormData) {
  return {
    name: textOf(form, 'name'),
    purpose: textOf(form, 'purpose'),
    dataCategories: listOf(form, 'dataCategories'),
    population: textOf(form, 'population'),
    populationCount: numberOrNull(form, 'populationCount'),
    critical: form.has('critical'),
    ownerIds: textsOf(form, 'ownerIds'),
  }
}

/** The lease in milliseconds; NaN, which the schema refuses, where no number was typed. */
export function readLeaseForm(form: FormData) {
  const seconds = (name: string) => Math.round((numberOrNull(form, name) ?? Number.NaN) * 1000)
  return { ttlMs: seconds('ttlMs'), checkGapMs: seconds('checkGapMs') }
}

/** A `datetime-local` that was asked for in UTC, as ISO; null where nothing was entered. */
export function readUtc(form: FormData, name: string): string | null {
  const typed = textOf(form, name).trim()
  return typed === '' ? null : `${typed.length === 16 ? `${typed}:00` : typed}Z`
}
