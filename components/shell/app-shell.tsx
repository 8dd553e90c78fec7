import type { ReactNode } from 'react'
import { BottomBar } from './bottom-bar'
import { DemoBar } from './demo-bar'
import { Header, type HeaderProps } from './header'
import { Rail } from './rail'

export interface AppShellProps extends HeaderProps {
  /** What this demonstration is, when it is one. */
  demo?: string | undefined
  /** Under the header of every page: open SEV 0 and 1. */
  alerts?: ReactNode
  children: ReactNode
}

/** The frame of every signed-in page. Pages render inside `main` and bring their own PageHeader. */
export function AppShell({ demo, alerts, children, ...header }: AppShellProps) {
  return (
    <>
      <a
        href="#main"
        data-chrome=""
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      {demo && <DemoBar text={demo} />}
      <Header {...header} />
      {alerts}
      <div className="flex">
        <Rail items={header.nav} />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 pt-5 pb-28 outline-none sm:px-6 sm:pb-12 print:p-0"
        >
          {children}
        </main>
      </div>
      <BottomBar items={header.nav} declare={header.declare} />
    </>
  )
}
