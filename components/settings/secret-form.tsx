'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { type FormState, freshForm } from '@/lib/form-values'
import { SecretOnce } from './secret-once'

export type SecretAction = (state: FormState<string>, form: FormData) => Promise<FormState<string>>

type Typed = FormState<string>['values']

interface SecretFormProps {
  action: SecretAction
  /** What is made, such as “key”. */
  what: string
  /** What the secret is called on the button that copies it. */
  secret: string
  keep: string
  nameHint: string
  submit: string
  busyLabel: string
  /** The fields after the name, with what was typed and what was wrong. */
  children: (typed: Typed, errors: Readonly<Record<string, string>>) => ReactNode
}

/** Makes something that has a name and a secret, and shows the secret once. What is typed stays after a refusal. */
export function SecretForm({ action, what, secret, keep, nameHint, submit, busyLabel, children }: SecretFormProps) {
  const [{ result, values }, post] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  const typed = result?.ok ? {} : values
  const errors = failed?.fields ?? {}
  return (
    <form action={post} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      {result?.ok && (
        <SecretOnce
          title={`The ${what} “${values.name?.[0]}”`}
          secret={result.value}
          copyLabel={`Copy the ${secret}`}
          hint={`${keep} It is not shown again.`}
        />
      )}
      <TextField
        name="name"
        label="Name"
        hint={nameHint}
        autoComplete="off"
        defaultValue={typed.name?.[0]}
        error={errors.name}
        className="sm:max-w-96"
      />
      {children(typed, errors)}
      <SubmitButton busyLabel={busyLabel} className="self-start max-sm:w-full">
        {submit}
      </SubmitButton>
    </form>
  )
}
