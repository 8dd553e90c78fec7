'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button'
import { useReturnFocus } from './return-focus'

/** Where a dialog stands: a sheet from below on phones, a card in the middle elsewhere. */
export const dialogLook =
  'fade-in fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] w-full overflow-y-auto rounded-t-card border border-control bg-raised p-5 text-text sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[76vh] sm:max-w-lg sm:-translate-x-1/2 sm:rounded-card'

/** Radix's own overlay injects a style element, which the content security policy refuses: this is a plain one. */
export function Backdrop() {
  return <div aria-hidden className="fade-in fixed inset-0 z-40 bg-[#0a0d11]/50" />
}

export interface DialogProps {
  title: string
  description?: ReactNode
  /** The button that opens it; focus returns there. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A modal that can be left at any time: Esc, the cross, or a press outside. */
export function Dialog({ title, description, trigger, open, onOpenChange, children }: DialogProps) {
  const returnFocus = useReturnFocus()
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Backdrop />
        <Radix.Content
          {...returnFocus}
          data-modal-open=""
          aria-modal
          className={dialogLook}
          {...(!description && { 'aria-describedby': undefined })}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="font-strong text-h2">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <Button variant="quiet" size="icon" aria-label="Close" className="-mt-1 -mr-2">
                <X aria-hidden className="size-4" />
              </Button>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
