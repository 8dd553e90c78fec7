'use client'

import { Toast } from 'radix-ui'
import { useState, useSyncExternalStore } from 'react'
import { Button } from './button'

export interface ToastMessage {
  text: string
  /** An eight-second Undo. Whatever it undoes can also be undone on the page. */
  undo?: () => void
}

interface Shown extends ToastMessage {
  id: number
}

let shown: readonly Shown[] = []
let lastId = 0
const none: readonly Shown[] = []
const listeners = new Set<() => void>()

function publish(next: readonly Shown[]) {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says in passing that something worked. Never the only carrier of an error. Browser only. */
export function toast(message: ToastMessage): void {
  lastId += 1
  publish([...shown, { ...message, id: lastId }])
}

function dismiss(id: number) {
  publish(shown.filter((message) => message.id !== id))
}

/** One per page, in the shell. It renders nothing until the first message. */
export function Toaster() {
  const messages = useSyncExternalStore(
    subscribe,
    () => shown,
    () => none,
  )
  const [started, setStarted] = useState(false)
  if (!started && messages.length > 0) setStarted(true)
  if (!started && messages.length === 0) return null
  return (
    <Toast.Provider duration={8000} label="Message">
      {messages.map(({ id, text, undo }) => (
        <Toast.Root
          key={id}
          onOpenChange={(open) => open || dismiss(id)}
          className="fade-in flex items-center justify-between gap-4 rounded-control border border-control bg-raised px-4 py-2 text-text"
        >
          <Toast.Description>{text}</Toast.Description>
          {undo && (
            <Toast.Action asChild altText="Undo it on the page where you did it">
              <Button size="small" onClick={undo}>
                Undo
              </Button>
            </Toast.Action>
          )}
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-20 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 lg:bottom-4" />
    </Toast.Provider>
  )
}
