'use client'

import { CheckboxCards } from '@/components/form/choice'
import { SelectField } from '@/components/form/text-field'
import { apiScopes, scopeDuties } from '@/lib/auth/model'
import { type SecretAction, SecretForm } from './secret-form'

const choices = apiScopes.map((scope) => ({ value: scope, label: scopeDuties[scope], hint: scope }))

/** Makes a key and shows its secret once. */
export function ApiKeyForm({ action }: { action: SecretAction }) {
  return (
    <SecretForm
      action={action}
      what="key"
      secret="key"
      keep="Keep it where your program finds it."
      nameHint="What uses it, such as “alert bridge”."
      submit="Make the key"
      busyLabel="Making the key…"
    >
      {(typed, errors) => (
        <>
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
        </>
      )}
    </SecretForm>
  )
}
