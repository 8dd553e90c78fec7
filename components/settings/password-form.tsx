'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Callout } from '@/components/ui/callout'
import { type FormState, freshForm } from '@/lib/form-values'

type State = FormState<{ sessionsEnded: number }>

/** The old password once, the new one twice. */
export function PasswordForm({ action }: { action: (state: State, form: FormData) => Promise<State> }) {
  const [{ result }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const errors = failed?.fields ?? {}
  return (
    <form action={submit} noValidate className="flex flex-col gap-4 sm:max-w-96">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      {result?.ok && (
        <Callout tone="ok" title="Your password is changed" role="status">
          {result.value.sessionsEnded > 0 && 'Your sessions on other devices have ended.'}
        </Callout>
      )}
      <TextField
        name="current"
        label="Present password"
        type="password"
        autoComplete="current-password"
        error={errors.current}
      />
      <TextField
        name="next"
        label="New password"
        hint="At least 12 characters. Several words in a row are good."
        type="password"
        autoComplete="new-password"
        error={errors.next}
      />
      <TextField
        name="repeat"
        label="The new password again"
        type="password"
        autoComplete="new-password"
        error={errors.repeat}
      />
      <SubmitButton busyLabel="Changing…" className="self-start max-sm:w-full">
        Change the password
      </SubmitButton>
    </form>
  )
}
