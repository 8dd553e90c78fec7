import type { ReactNode } from 'react'
import { HeadingFocus } from './heading-focus'

export interface PageHeaderProps {
  title: ReactNode
  /** Badges and reference, above the title. */
  marks?: ReactNode
  /** One line under the title. */
  lead?: ReactNode
  /** The page's actions, the most likely first. */
  actions?: ReactNode
}

/** The one h1 of a page. It takes the focus when the route changes, so that a screen reader starts there. */
export function PageHeader({ title, marks, lead, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {marks && <div className="mb-1.5 flex flex-wrap items-center gap-2">{marks}</div>}
        <h1 id="page-title" tabIndex={-1} className="font-strong text-h1 outline-none [text-wrap:balance]">
          {title}
        </h1>
        {lead && <div className="mt-1 max-w-reading text-muted">{lead}</div>}
      </div>
      {actions && (
        <div data-chrome="" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      )}
      <HeadingFocus />
    </header>
  )
}
