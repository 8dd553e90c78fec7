import type { ActionResult } from '@/lib/action-result'

/** What a form posted, by field name: each name with all of its values. */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** What a form shows after it was posted: the answer, and what was typed, so that nothing has to be typed again. */
export interface FormState<T = null> {
  readonly result: ActionResult<T> | null
  readonly values: FormValues
}

export const freshForm: FormState<never> = { result: null, values: {} }

/** The text fields of a posted form; files and the framework's own fields are left out. */
export function valuesOf(form: FormData): FormValues {
  const values: Record<string, string[]> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('$')) continue
    values[name] = [...(values[name] ?? []), value]
  }
  return values
}

/** The field's text, or empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The field's text, or null where nothing was entered. */
export function textOrNull(form: FormData, name: string): string | null {
  return textOf(form, name).trim() || null
}

/** All values of a field, such as a group of checkboxes. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}

/** A number as typed, or null where nothing was; what is no number becomes NaN, which every schema refuses. */
export function numberOrNull(form: FormData, name: string): number | null {
  const text = textOrNull(form, name)
  return text === null ? null : Number(text.replaceAll(/[\s,_]/g, ''))
}

/** The parts of a list that was typed with commas, semicolons or line ends between them. */
export function listOf(form: FormData, name: string): string[] {
  const parts = textOf(form, name).split(/[,;\n]/)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** The lines of a longer text that aren't empty. */
export function linesOf(form: FormData, name: string): string[] {
  const parts = textOf(form, name).split('\n')
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
