'use client'

import type { ReactNode } from 'react'
import { TextField } from '@/components/form/text-field'
import type { FieldErrors } from '@/lib/errors'
import type { FormState } from '@/lib/form-values'

interface Typed {
  readonly title?: string
  readonly audience?: string
  readonly body?: string
  readonly note?: string
  /** The text that was opened for writing. */
  readonly base?: string
}

/** What was typed before the server answered, so that nothing has to be typed again. */
export function typedIn({ values }: FormState): Typed {
  const typed: Record<string, string> = {}
  for (const name of ['title', 'audience', 'body', 'note', 'base']) {
    const [value] = values[name] ?? []
    if (value !== undefined) typed[name] = value.replaceAll('\r\n', '\n')
  }
  return typed
}

export interface DraftFieldsProps {
  errors: FieldErrors
  initial: Typed
  noted: boolean
  /** The text itself. */
  text: ReactNode
}

export function DraftFields({ errors, initial, noted, text }: DraftFieldsProps) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint="Stands over the text wherever it goes out."
        error={errors.title}
        defaultValue={initial.title}
        maxLength={160}
        autoComplete="off"
      />
      <TextField
        name="audience"
        label="Audience"
        error={errors.audience}
        defaultValue={initial.audience}
        maxLength={200}
      />
      {text}
      {noted && (
        <TextField
          name="note"
          label="What changed"
          mark="optional"
          error={errors.note}
          defaultValue={initial.note}
          maxLength={300}
        />
      )}
    </>
  )
}
