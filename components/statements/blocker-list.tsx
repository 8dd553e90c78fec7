import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Blocker } from '@/lib/statements/rules/facts'

/** Everything that stands in the way, one line each. */
export function BlockerList({ title, blockers }: { title: ReactNode; blockers: readonly Blocker[] }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex items-center gap-2 font-medium">
        <Lock aria-hidden className="size-4 shrink-0 text-muted" />
        {title}
      </p>
      <ul className="flex list-disc flex-col gap-1 pl-6 text-muted">
        {blockers.map(({ reason }) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
