'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { SecretOnce } from '@/components/settings/secret-once'
import { type FormState, freshForm } from '@/lib/form-values'

type Make = (state: FormState<string>, form: FormData) => Promise<FormState<string>>

/** Makes the secret address of one’s calendar, or another one in its place, and shows it once. */
export function FeedForm({ action, again }: { action: Make; again: boolean }) {
  const [{ result }, submit] = useActionState(action, freshForm)
  return (
    <form action={submit} className="flex flex-col gap-4">
      <ErrorSummary errors={undefined} message={result?.ok === false ? result.message : undefined} />
      {result?.ok && (
        <SecretOnce
          title="The address of your calendar"
          secret={result.value}
          copyLabel="Copy the address"
          hint="Add it to your calendar program as a subscription. Whoever has it reads your calendar. It is not shown again."
        />
      )}
      <SubmitButton
        variant={again ? 'secondary' : 'primary'}
        busyLabel="Making it…"
        className="self-start max-sm:w-full"
      >
        {again ? 'Make another address' : 'Make an address'}
      </SubmitButton>
    </form>
  )
}
