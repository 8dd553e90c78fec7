'use client'

import { AlertDialog as Radix } from 'radix-ui'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'
import { Button } from './button'
import { Backdrop, dialogLook } from './dialog'

function keepEnterFromSubmitting(event: KeyboardEvent<HTMLElement>) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

export interface AlertDialogProps {
  title: string
  description: ReactNode
  trigger: ReactElement
  cancelLabel?: string
  /** The form with its own submit button. Enter in its one-line inputs does not submit; a press beside it does not close. */
  children: ReactNode
}

/** Asks before something that others will feel. Cancel has the focus at first. */
export function AlertDialog({ title, description, trigger, cancelLabel = 'Cancel', children }: AlertDialogProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Backdrop />
        <Radix.Content data-modal-open="" aria-modal className={dialogLook} onKeyDown={keepEnterFromSubmitting}>
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="font-strong text-h2">{title}</Radix.Title>
            <Radix.Cancel asChild>
              <Button>{cancelLabel}</Button>
            </Radix.Cancel>
          </div>
          <Radix.Description asChild>
            <div className="mt-2 mb-4 text-muted">{description}</div>
          </Radix.Description>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
