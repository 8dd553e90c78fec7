import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

export interface Fact {
  label: string
  /** Null and undefined read "Not recorded", so that an empty fact is seen as one. */
  value: ReactNode
}

/** Facts as label and value, one under the other on a phone, side by side where there is room. */
export function KeyValue({ facts, className }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={cn('grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(8rem,max-content)_1fr] sm:gap-y-2', className)}>
      {facts.map(({ label, value }) => (
        <div key={label} className="min-w-0 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0">{value ?? <span className="text-subtle">Not recorded</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
