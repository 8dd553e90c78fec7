'use client'

import { Field } from '@/components/form/field'
import { TextField } from '@/components/form/text-field'
import { Textarea } from '@/components/ui/input'
import type { FieldErrors } from '@/lib/errors'
import type { FormState } from '@/lib/form-values'
import type { DraftText } from './use-draft-text'

interface Typed {
  readonly title?: string
  readonly audience?: string
  readonly body?: string
  readonly note?: string
}

/** What was typed before the server answered, so that nothing has to be typed again. */
export function typedIn({ values }: FormState): Typed {
  const typed: Record<string, string> = {}
  for (const name of ['title', 'audience', 'body', 'note']) {
    const [value] = values[name] ?? []
    if (value !== undefined) typed[name] = value.replaceAll('\r\n', '\n')
  }
  return typed
}

export interface DraftFieldsProps {
  errors: FieldErrors
  initial: Typed
  noted: boolean
  text: DraftText
}

export function DraftFields({ errors, initial, noted, text }: DraftFieldsProps) {
  return (
    <>
      <TextField
        name="title"
        label="Title"
        hint="For the list; not part of the text."
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
      <Field
        name="body"
        label="Text"
        hint="Facts go in as claims: a token such as {{claim:what_happened}} becomes the words that the record supports."
        error={errors.body}
      >
        {(control) => (
          <Textarea
            {...control}
            ref={text.area}
            rows={12}
            value={text.body}
            onChange={(event) => text.setBody(event.target.value)}
            className="font-mono"
          />
        )}
      </Field>
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
