'use client'

import { useActionState, useState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { TextareaField, TextField } from '@/components/form/text-field'
import { Callout } from '@/components/ui/callout'
import { type FormState, freshForm } from '@/lib/form-values'
import type { StatementKind } from '@/lib/statements/model'
import { readTemplate } from '@/lib/statements/rules/templates'

interface TemplateFormProps {
  kind: StatementKind
  body: string
  number: number
  action: (state: FormState, form: FormData) => Promise<FormState>
}

/** What is wrong with the text as it is typed, and what every draft from it will lack. */
function Findings({ kind, body }: { kind: StatementKind; body: string }) {
  const { unknown, missing } = readTemplate(kind, body)
  if (unknown.length === 0 && missing.length === 0)
    return <p className="text-ok">Every part that this kind needs is here.</p>
  return (
    <Callout
      tone="warn"
      title={unknown.length > 0 ? `${unknown.join(', ')} names nothing` : 'Every draft will lack this'}
    >
      <ul className="list-disc pl-5">
        {missing.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Callout>
  )
}

/** Writes the text that drafts of a kind start from. */
export function TemplateForm({ kind, body: standing, number, action }: TemplateFormProps) {
  const [state, post] = useActionState(action, freshForm)
  const [body, setBody] = useState(state.values.body?.[0]?.replaceAll('\r\n', '\n') ?? standing)
  const refused = state.result?.ok === false ? state.result : null
  return (
    <form action={post} noValidate className="flex flex-col gap-4">
      {refused && <ErrorSummary errors={refused.fields} message={refused.fields ? undefined : refused.message} />}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="expectedNumber" value={number} />
      <TextareaField
        name="body"
        label="Text"
        hint="{{claim:…}} stands for a claim, {{first:… …}} for the first that the record supports, {{each:… …}} for all of them, {{say:…}} for what is worked out."
        error={refused?.fields?.body}
        rows={16}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        className="font-mono"
      />
      <div aria-live="polite">
        <Findings kind={kind} body={body} />
      </div>
      <TextField name="note" label="What changed" mark="optional" error={refused?.fields?.note} maxLength={300} />
      <div>
        <SubmitButton busyLabel="Saving…">Save the template</SubmitButton>
      </div>
    </form>
  )
}
