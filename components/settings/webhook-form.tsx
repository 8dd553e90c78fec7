'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { type FormState, freshForm } from '@/lib/form-values'
import { SecretOnce } from './secret-once'

type Add = (state: FormState<string>, form: FormData) => Promise<FormState<string>>

/** Adds an address that publications are posted to, and shows the secret that signs them once. */
export function WebhookForm({ action }: { action: Add }) {
  const [{ result, values }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const typed = result?.ok ? {} : values
  const errors = failed?.fields ?? {}
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      {result?.ok && (
        <SecretOnce
          title={`The webhook “${values.name?.[0]}”`}
          secret={result.value}
          copyLabel="Copy the secret"
          hint="Give it to whoever receives the calls: they are signed with it, by Standard Webhooks. It is not shown again."
        />
      )}
      <TextField
        name="name"
        label="Name"
        hint="Who gets it, such as “newsroom”. It stands among the recipients."
        autoComplete="off"
        defaultValue={typed.name?.[0]}
        error={errors.name}
        className="sm:max-w-96"
      />
      <TextField
        name="url"
        type="url"
        label="Address"
        hint="Begins with https://. Networks that are not public are refused unless this installation allows them."
        autoComplete="off"
        defaultValue={typed.url?.[0]}
        error={errors.url}
      />
      <SubmitButton busyLabel="Adding…" className="self-start max-sm:w-full">
        Add the webhook
      </SubmitButton>
    </form>
  )
}
