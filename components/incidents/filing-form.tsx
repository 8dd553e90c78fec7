'use client'

import { type FormEvent, useActionState, useEffect, useRef } from 'react'
import { CtrlEnter } from '@/components/form/ctrl-enter'
import { ErrorSummary } from '@/components/form/error-summary'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/action-result'
import { type FormState, type FormValues, freshForm } from '@/lib/form-values'
import type { ProgramChoice } from '@/lib/incidents/queries/choices'
import { DraftNotice } from './draft-notice'
import { FilingDetails } from './filing-details'
import { SeverityCards } from './severity-cards'
import { SimilarIncidents } from './similar-incidents'
import { type FilingAction, type FilingState, useFiling } from './use-filing'

export interface FilingFormProps {
  /** For a plain post, without script. */
  action: (state: FormState, form: FormData) => Promise<FormState>
  scriptAction: FilingAction
  programs: readonly ProgramChoice[]
  prefill: FormValues
  personId: string
  /** Names this filing: however often it is sent, it is filed once. */
  token: string
  zone: string
}

function refusedOf(state: FilingState, posted: FormState): Extract<ActionResult, { ok: false }> | null {
  if (state.kind === 'refused') return state.refused
  return state.kind === 'editing' && posted.result?.ok === false ? posted.result : null
}

const labels: Partial<Record<FilingState['kind'], string>> = { sending: 'Declaring…', filed: 'Declared, opening it…' }

function SubmitBar({ kind }: { kind: FilingState['kind'] }) {
  return (
    <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 flex items-center gap-3 border-hairline border-t bg-bg px-4 py-2.5 sm:bottom-0 sm:mx-0 sm:px-0">
      <Button type="submit" variant="primary" busy={kind in labels} className="flex-1 sm:flex-none">
        {labels[kind] ?? 'Declare incident'}
      </Button>
      <span className="hidden text-muted sm:inline">Ctrl+Enter</span>
    </div>
  )
}

/** The whole filing form. It posts without script; with it, nothing typed is lost when the network is. */
export function FilingForm({ action, scriptAction, programs, prefill, personId, token, zone }: FilingFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [posted, post] = useActionState(action, freshForm)
  const prefilled = posted.result !== null || Object.keys(prefill).length > 0
  const { state, send, discard } = useFiling(form, { action: scriptAction, personId, prefilled })
  const values = posted.result ? posted.values : prefill
  const refused = refusedOf(state, posted)
  const errors = refused?.fields ?? {}
  useEffect(() => form.current?.querySelector<HTMLInputElement>('#title')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} action={post} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <CtrlEnter />
      <input type="hidden" name="token" defaultValue={values.token?.[0] ?? token} />
      <ErrorSummary errors={refused?.fields} message={refused && !refused.fields ? refused.message : undefined} />
      <DraftNotice state={state} discard={discard} />
      <div className="flex flex-col gap-2">
        <TextField
          name="title"
          label="What is happening?"
          mark="required"
          error={errors.title}
          defaultValue={values.title?.[0] ?? ''}
          maxLength={200}
          autoComplete="off"
        />
        <SimilarIncidents />
      </div>
      <SeverityCards
        name="severity"
        legend="How bad is it?"
        unsure
        value={values.severity?.[0] ?? ''}
        error={errors.severity}
      />
      <FilingDetails values={values} errors={errors} programs={programs} zone={zone} />
      <SubmitBar kind={state.kind} />
    </form>
  )
}
