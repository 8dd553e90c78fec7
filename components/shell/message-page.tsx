import type { ReactNode } from 'react'
import { Wordmark } from './wordmark'

interface MessageProps {
  title: string
  children: ReactNode
}

/** One thing to say, with its way on: not found, refused, failed. For pages that have their frame. */
export function Message({ title, children }: MessageProps) {
  return (
    <div className="flex max-w-xl flex-col items-start gap-3 py-8">
      <h1 className="font-strong text-h1">{title}</h1>
      {children}
    </div>
  )
}

/** The same as a page of its own, where there is no frame. */
export function MessagePage(props: MessageProps) {
  return (
    <main id="main" className="mx-auto w-full max-w-xl px-4 py-8">
      <Wordmark />
      <Message {...props} />
    </main>
  )
}
