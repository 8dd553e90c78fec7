import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: string
  /** Why there is nothing: none exist, the filters exclude all, or no permission. */
  why: ReactNode
  /** The one next step: a single link or button. */
  next?: ReactNode
}

/** What stands where rows would be. */
export function EmptyState({ title, why, next }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-1 rounded-card border border-control border-dashed px-6 py-8">
      <p className="font-strong text-reading">{title}</p>
      <p className="max-w-reading text-muted">{why}</p>
      {next && <div className="mt-3">{next}</div>}
    </div>
  )
}
