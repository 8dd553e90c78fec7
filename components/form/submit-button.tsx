'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from '@/components/ui/button'

export interface SubmitButtonProps extends Omit<ButtonProps, 'type' | 'busy'> {
  /** The label while the form is on its way, such as "Filing…". */
  busyLabel: ReactNode
}

/** Submits the form it stands in; while that runs it says so and ignores further presses. */
export function SubmitButton({ busyLabel, children, variant = 'primary', ...props }: SubmitButtonProps) {
  const { pending } = useFormStatus()
  return (
    <Button {...props} type="submit" variant={variant} busy={pending}>
      {pending ? busyLabel : children}
    </Button>
  )
}
