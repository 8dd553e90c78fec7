'use client'

import Link from 'next/link'
import { Fragment, type ReactNode, useActionState } from 'react'
import { CtrlEnter } from '@/components/form/ctrl-enter'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import type { ActionResult } from '@/lib/action-result'
import type { FieldErrors } from '@/lib/errors'
import { type FormState, type FormValues, freshForm } from '@/lib/form-values'

export type ChangeAction = (state: FormState, form: FormData) => Promise<FormState>

/** The incident that a form changes. */
export interface ChangeOf {
  action: ChangeAction
  incidentId: string
  reference: string
}

export interface Posted {
  readonly values: FormValues
  readonly errors: FieldErrors
  readonly failed: Extract<ActionResult, { ok: false }> | null
}

export interface ChangeFormProps extends ChangeOf {
  /** The verb on the button, and while it runs. */
  label: ReactNode
  busyLabel: ReactNode
  /** The fields, filled with what was typed. */
  children: (posted: Posted) => ReactNode
  /** Several short forms on a page need no way out each. */
  withCancel?: boolean
}

/** A form that changes one thing of an incident. It posts without script, and keeps what was typed when it is refused. */
export function ChangeForm({ action, incidentId, reference, withCancel = true, ...props }: ChangeFormProps) {
  const [posted, post] = useActionState(action, freshForm)
  const failed = posted.result?.ok === false ? posted.result : null
  return (
    <form action={post} noValidate className="group/change flex flex-col gap-4">
      <CtrlEnter />
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="reference" value={reference} />
      <ErrorSummary errors={failed?.fields} message={failed && !failed.fields ? failed.message : undefined} />
      {/* The browser empties a form that was posted: new fields, filled with what was typed, take the place of the old. */}
      <Fragment key={JSON.stringify(posted.values)}>
        {props.children({ values: posted.values, errors: failed?.fields ?? {}, failed })}
      </Fragment>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton busyLabel={props.busyLabel} variant={withCancel ? 'primary' : 'secondary'}>
          {props.label}
        </SubmitButton>
        {withCancel && (
          <Link href={`/incidents/${reference}`} className="link">
            Cancel
          </Link>
        )}
      </div>
    </form>
  )
}

/** The version that the form was made from; after a conflict, the one that its values were compared with. */
export function ExpectedVersion({ failed, version }: { failed: Posted['failed']; version: number }) {
  const current = failed?.code === 'conflict' ? (failed.current as { version?: number } | undefined) : undefined
  return <input type="hidden" name="expectedVersion" value={current?.version ?? version} />
}
