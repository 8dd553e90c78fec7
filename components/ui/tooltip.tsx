'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement } from 'react'

/** A short name for an icon button, on hover and focus. Never the only place of anything that matters. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Radix.Provider delayDuration={400}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            className="fade-in z-50 rounded-control border border-control bg-raised px-2 py-1 text-meta text-text"
          >
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
