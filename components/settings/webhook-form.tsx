'use client'

import { TextField } from '@/components/form/text-field'
import { type SecretAction, SecretForm } from './secret-form'

/** Adds an address that publications are posted to, and shows the secret that signs them once. */
export function WebhookForm({ action }: { action: SecretAction }) {
  return (
    <SecretForm
      action={action}
      what="webhook"
      secret="secret"
      keep="Give it to whoever receives the calls: they are signed with it, by Standard Webhooks."
      nameHint="Who gets it, such as “newsroom”. It stands among the recipients."
      submit="Add the webhook"
      busyLabel="Adding…"
    >
      {(typed, errors) => (
        <TextField
          name="url"
          type="url"
          label="Address"
          hint="Begins with https://. Networks that are not public are refused unless this installation allows them."
          autoComplete="off"
          defaultValue={typed.url?.[0]}
          error={errors.url}
        />
      )}
    </SecretForm>
  )
}
