'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { type FormState, freshForm } from '@/lib/form-values'

export interface JoinFormProps {
  action: (state: FormState, form: FormData) => Promise<FormState>
  /** The address that was invited; null for the first administrator, who enters one. */
  email: string | null
}

function EmailField({ email, typed, error }: { email: string | null; typed: string; error: string | undefined }) {
  const field = { name: 'email', label: 'Email address', autoComplete: 'username', error }
  if (email === null) return <TextField {...field} type="email" defaultValue={typed} />
  return <TextField {...field} value={email} readOnly className="bg-sunken" />
}

/** Name and password of a new account. */
export function JoinForm({ action, email }: JoinFormProps) {
  const [{ result, values }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const errors = failed?.fields ?? {}
  return (
    <form action={submit} noValidate className="flex flex-col gap-4 rounded-card border border-hairline bg-raised p-5">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      <TextField
        name="name"
        label="Your name"
        hint="As colleagues read it on the record."
        autoComplete="name"
        defaultValue={values.name?.[0]}
        error={errors.name}
      />
      <EmailField email={email} typed={values.email?.[0] ?? ''} error={errors.email} />
      <TextField
        name="password"
        label="Password"
        hint="At least 12 characters. Several words in a row are good."
        type="password"
        autoComplete="new-password"
        error={errors.password}
      />
      <TextField
        name="repeat"
        label="The same password again"
        type="password"
        autoComplete="new-password"
        error={errors.repeat}
      />
      <SubmitButton busyLabel="Making your account…" className="self-start max-sm:w-full">
        Make the account
      </SubmitButton>
    </form>
  )
}
