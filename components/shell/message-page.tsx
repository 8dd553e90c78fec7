import type { ReactNode } from 'react'

/** A page that says one thing, with its way on: not found, refused, failed. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-4 py-16">
      <h1 className="font-strong text-h1">{title}</h1>
      {children}
    </main>
  )
}
