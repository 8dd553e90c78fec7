'use client'

import { useActionState, useMemo, useState } from 'react'
import { CtrlEnter } from '@/components/form/ctrl-enter'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import { freshForm } from '@/lib/form-values'
import { type BoundText, bindingsToRecheck } from '@/lib/statements/bindings'
import type { Claim } from '@/lib/statements/claims'
import type { LintBackground } from '@/lib/statements/lint/model'
import type { StatementKind } from '@/lib/statements/model'
import { previewDraft } from '@/lib/statements/preview'
import type { EvidenceEntries } from '@/lib/statements/queries/evidence'
import { claimAudienceOf } from '@/lib/statements/rules/blockers'
import type { Wordings } from '@/lib/statements/tokens'
import type { PostAction } from './act-form'
import { ClaimList } from './claim-list'
import { ClaimPicker } from './claim-picker'
import { DraftBody } from './draft-body'
import { DraftFields, typedIn } from './draft-fields'
import { DraftPreview } from './draft-preview'
import { MarkList } from './mark-list'
import { ModelHelp, type RephraseAction } from './model-help'
import { RewriteButton } from './rewrite-button'
import { conflictOf, SaveConflict } from './save-conflict'
import { shownOf } from './shown-of'
import { SlotOutline } from './slot-outline'
import { useDraftText } from './use-draft-text'

export interface DraftFormProps {
  action: PostAction
  hidden: Readonly<Record<string, string>>
  kind: StatementKind
  initial: { readonly title: string; readonly audience: string; readonly body: string }
  claims: readonly Claim[]
  /** The version that is being rewritten: what its bindings were checked as. */
  saved?: BoundText
  /** Who recorded the entries that claims rest on. */
  entries?: EvidenceEntries
  earlier: Wordings
  incident: string
  /** What the rules of wording compare the text with. */
  background: LintBackground & { readonly originalKind: StatementKind | null }
  /** Asks for a note on what changed: for a version that is not the first. */
  noted: boolean
  label: string
  /** Asks a language model about the statement of that reference; null where none may be asked. */
  rephrase?: { readonly action: RephraseAction; readonly reference: string } | null
}

/** Writes a statement: its text, what it must contain, how it reads, and the claims beside it. Posts without script too. */
export function DraftForm(props: DraftFormProps) {
  const { action, hidden, kind, initial, claims, saved, entries = {}, earlier } = props
  const { incident, background, noted, label, rephrase } = props
  const [state, post] = useActionState(action, freshForm)
  const typed = typedIn(state)
  const text = useDraftText('body', typed.body ?? initial.body)
  const { body } = text
  const [helped, setHelped] = useState(false)
  const refused = state.result?.ok === false ? state.result : null
  const conflict = conflictOf(state)
  const errors = refused?.fields ?? {}
  const base = conflict?.body ?? typed.base ?? initial.body
  const fields = {
    ...hidden,
    base,
    ...(helped && { modelHelp: 'yes' }),
    ...(conflict && { expectedVersion: String(conflict.version) }),
  }
  const { preview, recheck, shown } = useMemo(() => {
    const preview = previewDraft(kind, body, claims, earlier, background)
    const recheck = saved ? bindingsToRecheck({ body, claims: saved.claims }, saved, claims) : []
    return { preview, recheck, shown: shownOf({ ...preview, body, earlier, recheck }) }
  }, [kind, body, claims, earlier, saved, background])
  const audience = claimAudienceOf(kind)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] min-[1200px]:grid-cols-[12rem_minmax(0,1fr)_20rem]">
      <div className="min-w-0 max-lg:order-2 lg:col-start-2 lg:row-start-2 min-[1200px]:col-start-1 min-[1200px]:row-start-1">
        <SlotOutline kind={kind} body={body} />
      </div>
      <form action={post} noValidate className="flex min-w-0 flex-col gap-4">
        <CtrlEnter />
        {conflict ? (
          <SaveConflict base={typed.base ?? null} theirs={conflict} mine={body} take={text.setBody} />
        ) : (
          refused && <ErrorSummary errors={refused.fields} message={refused.fields ? undefined : refused.message} />
        )}
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DraftFields
          errors={errors}
          initial={{ ...initial, ...typed }}
          noted={noted}
          text={<DraftBody text={text} claims={claims} shown={shown} error={errors.body} />}
        />
        <div className="flex flex-wrap items-center gap-3 border-hairline border-t py-2.5">
          <SubmitButton busyLabel="Saving…">{conflict ? `Save over version ${conflict.number}` : label}</SubmitButton>
          <span className="text-muted max-sm:sr-only">Saving decides nothing: it is still a draft.</span>
        </div>
        <DraftPreview kind={kind} preview={preview} />
      </form>
      <div className="flex min-w-0 flex-col gap-4 max-lg:order-3">
        <MarkList
          marks={preview.marks}
          controls={(mark) => <RewriteButton mark={mark} body={body} rendered={preview.rendered} take={text.setBody} />}
        />
        {rephrase && (
          <ModelHelp
            {...rephrase}
            body={body}
            take={(words) => {
              text.setBody(words)
              setHelped(true)
            }}
          />
        )}
        <ClaimList claims={preview.claims} {...{ incident, recheck, entries, audience }} />
        <ClaimPicker {...{ claims, incident, audience }} insert={text.surface.insertClaim} />
      </div>
    </div>
  )
}
