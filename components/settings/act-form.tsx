'use client'

import { useActionState } from 'react'
import { SubmitButton, type SubmitButtonProps } from '@/components/form/submit-button'
import type { ActionResult } from '@/lib/action-result'

export interface ActFormProps extends SubmitButtonProps {
  action: () => Promise<ActionResult<unknown>>
}

/** One button that does one thing; when it is refused, it says why beside it. */
export function ActForm({ action, ...button }: ActFormProps) {
  const [result, submit] = useActionState(() => action(), null)
  return (
    <form action={submit} className="flex flex-wrap items-center gap-3">
      <SubmitButton {...button} />
      {result?.ok === false && (
        <p role="alert" className="font-medium text-danger">
          {result.message}
        </p>
      )}
    </form>
  )
}
