import type { ReactNode } from 'react'
import { DemoBar } from '@/components/shell/demo-bar'
import { Wordmark } from '@/components/shell/wordmark'
import { readEnv } from '@/lib/env'

/** The frame of what can be seen without an account. */
export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {readEnv().demo && <DemoBar text="invented people and events; whoever reaches this page can enter as anybody." />}
      <div className="mx-auto flex w-full max-w-xl flex-col gap-6 px-4 py-8 sm:py-14">
        <header>
          <Wordmark />
        </header>
        <main id="main" className="flex flex-col gap-6">
          {children}
        </main>
      </div>
    </>
  )
}
