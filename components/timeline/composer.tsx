'use client'

import Link from 'next/link'
import { type FormEvent, useActionState, useRef } from 'react'
import { CtrlEnter } from '@/components/form/ctrl-enter'
import { ErrorSummary } from '@/components/form/error-summary'
import { TextareaField, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import type { FieldErrors } from '@/lib/errors'
import { type FormState, type FormValues, freshForm } from '@/lib/form-values'
import { OccurredFields } from './occurred-fields'
import { PendingNotes } from './pending-notes'
import { type EntryAction, useComposer } from './use-composer'

export interface ComposerProps {
  incidentId: string
  reference: string
  /** The kinds that the viewer may record, the most likely first. */
  kinds: readonly { readonly kind: string; readonly label: string }[]
  mayFind: boolean
  /** Whether some kind of fact can be recorded on its own page. */
  mayFact: boolean
  /** Names this entry for a plain post. */
  token: string
  zone: string
  action: (state: FormState, form: FormData) => Promise<FormState>
  scriptAction: EntryAction
}

function KindPicker({ kinds, values }: { kinds: ComposerProps['kinds']; values: FormValues }) {
  const chosen = values.kind?.[0] ?? kinds[0]?.kind
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Kind of entry</legend>
      <div className="flex flex-wrap gap-1.5">
        {kinds.map(({ kind, label }) => (
          <label
            key={kind}
            className="inline-flex h-7 cursor-pointer items-center rounded-full border border-control px-2.5 font-medium text-meta has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-9"
          >
            <input type="radio" name="kind" value={kind} defaultChecked={kind === chosen} className="sr-only" />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Fields({ values, errors, zone }: { values: FormValues; errors: FieldErrors; zone: string }) {
  return (
    <>
      <div className="hidden group-has-[input[value=communication]:checked]/composer:block">
        <TextField
          name="counterpart"
          label="With whom?"
          error={errors.counterpart}
          defaultValue={values.counterpart?.[0] ?? ''}
        />
      </div>
      <TextareaField
        name="text"
        label="What happened, was found or was decided?"
        error={errors.text}
        defaultValue={values.text?.[0] ?? ''}
        rows={2}
      />
      <OccurredFields values={values} errors={errors} zone={zone} />
    </>
  )
}

/** Puts entries on the timeline. It posts without script; with it, a note shows at once and is marked until it is saved. */
export function Composer(props: ComposerProps) {
  const { incidentId, reference, kinds, mayFind, mayFact, token, zone } = props
  const form = useRef<HTMLFormElement>(null)
  const [posted, post] = useActionState(props.action, freshForm)
  const { busy, refused, submit, notes, retry } = useComposer(form, props.scriptAction)
  const failed = refused ?? (posted.result?.ok === false ? posted.result : null)
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <div className="flex flex-col gap-3" data-chrome="">
      <form ref={form} action={post} onSubmit={send} noValidate className="group/composer flex flex-col gap-3">
        <CtrlEnter />
        <input type="hidden" name="incidentId" value={incidentId} />
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="token" value={token} />
        <ErrorSummary errors={failed?.fields} message={failed && !failed.fields ? failed.message : undefined} />
        <KindPicker kinds={kinds} values={posted.values} />
        <Fields values={posted.values} errors={failed?.fields ?? {}} zone={zone} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" busy={busy}>
            {busy ? 'Recording…' : 'Record'}
          </Button>
          {mayFind && (
            <Link href={`/incidents/${reference}/finding`} className="link">
              Record a finding
            </Link>
          )}
          {mayFact && (
            <Link href={`/incidents/${reference}/facts`} className="link">
              Record a fact
            </Link>
          )}
        </div>
      </form>
      <PendingNotes notes={notes} retry={retry} />
    </div>
  )
}
