'use client'

import { useActionState } from 'react'
import { CheckboxCards } from '@/components/form/choice'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { SelectField, TextField } from '@/components/form/text-field'
import { apiScopes, scopeDuties } from '@/lib/auth/model'
import { type FormState, freshForm } from '@/lib/form-values'
import { SecretOnce } from './secret-once'

type Create = (state: FormState<string>, form: FormData) => Promise<FormState<string>>

const choices = apiScopes.map((scope) => ({ value: scope, label: scopeDuties[scope], hint: scope }))

/** Makes a key and shows its secret once. */
export function ApiKeyForm({ action }: { action: Create }) {
  const [{ result, values }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const typed = result?.ok ? {} : values
  const errors = failed?.fields ?? {}
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      {result?.ok && (
        <SecretOnce
          title={`The key “${values.name?.[0]}”`}
          secret={result.value}
          copyLabel="Copy the key"
          hint="Keep it where your program finds it. It is not shown again."
        />
      )}
      <TextField
        name="name"
        label="Name"
        hint="What uses it, such as “alert bridge”."
        autoComplete="off"
        defaultValue={typed.name?.[0]}
        error={errors.name}
        className="sm:max-w-96"
      />
      <CheckboxCards
        name="scopes"
        legend="What it may do"
        choices={choices}
        defaultValues={[...(typed.scopes ?? [])]}
        error={errors.scopes}
        className="sm:grid-cols-3"
      />
      <SelectField
        name="lifetimeDays"
        label="How long it works"
        defaultValue={typed.lifetimeDays?.[0] ?? '90'}
        error={errors.lifetimeDays}
        className="sm:max-w-60"
      >
        <option value="30">30 days</option>
        <option value="90">90 days</option>
        <option value="365">One year</option>
        <option value="">Until it is revoked</option>
      </SelectField>
      <SubmitButton busyLabel="Making the key…" className="self-start max-sm:w-full">
        Make the key
      </SubmitButton>
    </form>
  )
}
