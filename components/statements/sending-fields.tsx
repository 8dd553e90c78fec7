'use client'

import { useState } from 'react'
import { TextareaField } from '@/components/form/text-field'
import { Checkbox } from '@/components/ui/input'

export interface SendingFieldsProps {
  mailReady: boolean
  webhooks: readonly { id: string; name: string }[]
  /** Null where the words are not for the public. */
  publicPage: { address: string | null; required: boolean } | null
  /** Whom the words that it corrects had reached. */
  earlier: { emails: readonly string[]; webhooks: readonly string[] }
}

interface TickProps {
  name: string
  value: string
  label: string
  hint?: string
  ticked: boolean
  locked?: boolean
  onTick: (ticked: boolean) => void
}

function Tick({ name, value, label, hint, ticked, locked = false, onTick }: TickProps) {
  return (
    <label
      htmlFor={`${name}-${value}`}
      className="flex min-h-6 cursor-pointer items-start gap-2.5 pointer-coarse:min-h-11"
    >
      <Checkbox
        id={`${name}-${value}`}
        name={name}
        value={value}
        checked={ticked}
        onChange={(event) => locked || onTick(event.target.checked)}
        {...(locked && { 'aria-disabled': true })}
      />
      <span>
        {label}
        {hint && <span className="block text-meta text-muted">{hint}</span>}
      </span>
    </label>
  )
}

function publicHint({ address, required }: { address: string | null; required: boolean }): string {
  if (required) return `What it corrects stands at ${address}, so this stands there too.`
  return 'Anybody with its address can read it, and it is listed at /s. All later versions stand there too.'
}

/** Where the words go at once. What is typed stays after a refusal; a correction begins with whom the earlier words reached. */
export function SendingFields({ mailReady, webhooks, publicPage, earlier }: SendingFieldsProps) {
  const [emails, setEmails] = useState(earlier.emails.join('\n'))
  const [posts, setPosts] = useState<ReadonlySet<string>>(new Set(earlier.webhooks))
  const [open, setOpen] = useState(publicPage?.required ?? false)
  const toggle = (id: string, on: boolean) =>
    setPosts((before) => new Set([...before].filter((one) => one !== id).concat(on ? [id] : [])))
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">Sent at once</legend>
      {publicPage && (
        <Tick
          name="sending.publicPage"
          value="on"
          label="Public page"
          hint={publicHint(publicPage)}
          ticked={open}
          locked={publicPage.required}
          onTick={setOpen}
        />
      )}
      {webhooks.map(({ id, name }) => (
        <Tick
          key={id}
          name="sending.webhooks"
          value={id}
          label={`Webhook ${name}`}
          ticked={posts.has(id)}
          onTick={(on) => toggle(id, on)}
        />
      ))}
      {mailReady ? (
        <TextareaField
          name="sending.emails"
          label="Mail to"
          hint="One address a line. Each gets a mail of their own."
          rows={3}
          value={emails}
          onChange={(event) => setEmails(event.target.value)}
        />
      ) : (
        <p className="text-meta text-muted">No mail server is set up here, so nothing is mailed.</p>
      )}
    </fieldset>
  )
}
