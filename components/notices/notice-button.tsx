'use client'

import { useActionState } from 'react'
import { SubmitButton, type SubmitButtonProps } from '@/components/form/submit-button'
import type { ActionResult } from '@/lib/action-result'

interface NoticeButtonProps extends SubmitButtonProps {
  action: () => Promise<ActionResult<unknown>>
}

/** One button about one notice; when it is refused, it says why below. */
export function NoticeButton({ action, variant = 'secondary', ...button }: NoticeButtonProps) {
  const [result, submit] = useActionState(() => action(), null)
  return (
    <form action={submit}>
      <SubmitButton {...button} variant={variant} size="small" />
      {result?.ok === false && (
        <p role="alert" className="font-medium text-danger">
          {result.message}
        </p>
      )}
    </form>
  )
}
