'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField, TextField } from '@/components/form/text-field'
import { type FormState, freshForm } from '@/lib/form-values'

type SetThreshold = (state: FormState, form: FormData) => Promise<FormState>

/** From how many people on an incident is one level worse, and why that number. */
export function ThresholdForm({ action, people }: { action: SetThreshold; people: number }) {
  const [{ result, values }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const errors = failed?.fields
  const typed = failed ? values : {}
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={errors} message={errors ? undefined : failed?.message} />
      {result?.ok && (
        <p role="status" className="font-medium text-ok">
          Saved: {people.toLocaleString('en')} people.
        </p>
      )}
      <TextField
        key={`people ${people}`}
        name="people"
        label="People"
        inputMode="numeric"
        defaultValue={typed.people?.[0] ?? String(people)}
        error={errors?.people}
        className="max-w-40"
      />
      <TextareaField
        key={`reason ${people}`}
        name="reason"
        label="Why this number?"
        rows={2}
        defaultValue={typed.reason?.[0] ?? ''}
        error={errors?.reason}
      />
      <SubmitButton busyLabel="Saving…" className="self-start max-sm:w-full">
        Save the number
      </SubmitButton>
    </form>
  )
}
