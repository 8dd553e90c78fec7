'use client'

import { useActionState } from 'react'
import { CheckboxCards } from '@/components/form/choice'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { type FormState, freshForm } from '@/lib/form-values'
import { roleChoices } from './role-choices'
import { SecretOnce } from './secret-once'

type Invite = (state: FormState<string>, form: FormData) => Promise<FormState<string>>

/** Makes a one-time link for an address, with the roles that come with it. */
export function InviteForm({ action }: { action: Invite }) {
  const [{ result, values }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const typed = result?.ok ? {} : values
  return (
    <form action={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      {result?.ok && (
        <SecretOnce
          title={`The link for ${values.email?.[0] ?? 'this person'}`}
          secret={result.value}
          copyLabel="Copy the link"
          hint="Pass it on now. It works once, within seven days, and is not shown again."
        />
      )}
      <TextField
        name="email"
        label="Email address"
        type="email"
        autoComplete="off"
        defaultValue={typed.email?.[0]}
        error={failed?.fields?.email}
        className="sm:max-w-96"
      />
      <CheckboxCards
        name="roles"
        legend="Roles"
        hint="Everybody files incidents and follows their own; roles add to that."
        choices={roleChoices}
        defaultValues={[...(typed.roles ?? [])]}
        className="sm:grid-cols-2"
      />
      <SubmitButton busyLabel="Making the link…" className="self-start max-sm:w-full">
        Make the link
      </SubmitButton>
    </form>
  )
}
