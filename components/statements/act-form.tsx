'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/form/error-summary'
import { SubmitButton } from '@/components/form/submit-button'
import type { ButtonProps } from '@/components/ui/button'
import { type FormState, freshForm } from '@/lib/form-values'

export type PostAction = (state: FormState, form: FormData) => Promise<FormState>

export interface ActFormProps {
  action: PostAction
  /** What the command needs besides what is typed. */
  hidden: Readonly<Record<string, string>>
  /** Fields, or a button of its own; absent: the button alone. */
  children?: ReactNode
  /** The button's label; absent when the children hold the button. */
  label?: ReactNode
  busyLabel?: ReactNode
  variant?: ButtonProps['variant']
  size?: ButtonProps['size']
}

/** A form for one step of a statement. A refusal shows above it with its reason; nothing typed is lost. */
export function ActForm({ action, hidden, children, label, busyLabel = 'Saving…', ...look }: ActFormProps) {
  const [state, post] = useActionState(action, freshForm)
  const refused = state.result?.ok === false ? state.result : null
  return (
    <form action={post} noValidate className="flex flex-col gap-2">
      {refused && <ErrorSummary errors={refused.fields} message={refused.fields ? undefined : refused.message} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {label && (
        <div>
          <SubmitButton busyLabel={busyLabel} {...look}>
            {label}
          </SubmitButton>
        </div>
      )}
    </form>
  )
}
