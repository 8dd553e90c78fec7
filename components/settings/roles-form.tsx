'use client'

import { useActionState } from 'react'
import { CheckboxCards } from '@/components/form/choice'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import type { Role } from '@/lib/auth/model'
import { type FormState, freshForm } from '@/lib/form-values'
import { roleChoices } from './role-choices'

export interface RolesFormProps {
  action: (state: FormState, form: FormData) => Promise<FormState>
  roles: readonly Role[]
}

/** The person's roles as they are, to be ticked and unticked. */
export function RolesForm({ action, roles }: RolesFormProps) {
  const [{ result, values }, submit] = useActionState(action, freshForm)
  const failed = result?.ok === false ? result : null
  return (
    <form action={submit} className="flex flex-col gap-4">
      <ErrorSummary errors={failed?.fields} message={failed?.fields ? undefined : failed?.message} />
      <CheckboxCards
        name="roles"
        legend={<span className="sr-only">Roles</span>}
        choices={roleChoices}
        defaultValues={[...(failed ? (values.roles ?? []) : roles)]}
        className="sm:grid-cols-2"
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busyLabel="Saving…">Save the roles</SubmitButton>
        <p role="status" className="text-muted">
          {result?.ok && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
