'use client'

import { useActionState } from 'react'
import { CtrlEnter } from '@/components/form/ctrl-enter'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { type FormState, freshForm } from '@/lib/form-values'
import type { Claim } from '@/lib/statements/claims'
import type { StatementKind } from '@/lib/statements/model'
import { previewDraft } from '@/lib/statements/preview'
import type { Wordings } from '@/lib/statements/tokens'
import type { PostAction } from './act-form'
import { ClaimPicker } from './claim-picker'
import { DraftFields, typedIn } from './draft-fields'
import { DraftPreview } from './draft-preview'
import { SaveConflict, type Standing } from './save-conflict'
import { useDraftText } from './use-draft-text'

export interface DraftFormProps {
  action: PostAction
  hidden: Readonly<Record<string, string>>
  kind: StatementKind
  initial: { readonly title: string; readonly audience: string; readonly body: string }
  claims: readonly Claim[]
  earlier: Wordings
  incident: string
  /** Asks for a note on what changed: for a version that is not the first. */
  noted: boolean
  label: string
}

/** What the server answered to a save on top of somebody else's, if it did. */
function conflictOf({ result }: FormState): Standing | null {
  // Only the revising command answers with a conflict, and it carries this.
  return result?.ok === false && result.code === 'conflict' && result.current ? (result.current as Standing) : null
}

/** Writes a statement: text with tokens, its preview and the claims beside it. Posts without script too. */
export function DraftForm(props: DraftFormProps) {
  const { action, hidden, kind, initial, claims, earlier, incident, noted, label } = props
  const [state, post] = useActionState(action, freshForm)
  const typed = typedIn(state)
  const text = useDraftText(typed.body ?? initial.body)
  const refused = state.result?.ok === false ? state.result : null
  const conflict = conflictOf(state)
  const errors = refused?.fields ?? {}
  const fields = conflict ? { ...hidden, expectedVersion: String(conflict.version) } : hidden
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form action={post} noValidate className="flex min-w-0 flex-col gap-4">
        <CtrlEnter />
        {conflict ? (
          <SaveConflict theirs={conflict} mine={typed.body ?? ''} />
        ) : (
          refused && <ErrorSummary errors={refused.fields} message={refused.fields ? undefined : refused.message} />
        )}
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DraftFields errors={errors} initial={{ ...initial, ...typed }} noted={noted} text={text} />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton busyLabel="Saving…">{conflict ? `Save over version ${conflict.number}` : label}</SubmitButton>
          <span className="text-muted">Saving decides nothing: it is still a draft.</span>
        </div>
        <DraftPreview kind={kind} preview={previewDraft(kind, text.body, claims, earlier)} replace={text.replace} />
      </form>
      <ClaimPicker claims={claims} incident={incident} insert={text.insert} />
    </div>
  )
}
