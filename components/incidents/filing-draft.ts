import { draftPrefix } from '@/components/form/drafts'
import { type FormValues, valuesOf } from '@/lib/form-values'

/** A filing that is not sent yet, as this browser keeps it. */
export interface FilingDraft {
  readonly values: FormValues
  /** Sent, but no answer came: it is tried again with the same token until one does. */
  readonly queued: boolean
}

const keyOf = (personId: string) => `${draftPrefix}${personId}.incident`

/** The person's draft on this device, or null. What can't be read counts as none. */
export function readDraft(personId: string): FilingDraft | null {
  try {
    const { values, queued } = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '') as Partial<FilingDraft>
    return values ? { values, queued: queued === true } : null
  } catch {
    return null
  }
}

/** Whether it is kept; a full or forbidden store keeps nothing. */
export function keepDraft(personId: string, form: HTMLFormElement, queued: boolean): boolean {
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify({ values: valuesOf(new FormData(form)), queued }))
    return true
  } catch {
    return false
  }
}

export function dropDraft(personId: string): void {
  try {
    localStorage.removeItem(keyOf(personId))
  } catch {
    // Without a store there is no draft.
  }
}

/** Writes a draft's values into the fields of the form. */
export function fillForm(form: HTMLFormElement, values: FormValues): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = values[field.name]?.includes(field.value) ?? false
      continue
    }
    const isText =
      field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    const value = isText ? values[field.name]?.[0] : undefined
    if (isText && value !== undefined) field.value = value
  }
}
