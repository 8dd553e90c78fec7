import Link from 'next/link'
import { cn } from '@/lib/cn'
import { type StatementView, viewAddress } from '@/lib/statements/list-address'

/** The list's views as links; the one in force is marked. */
export function ViewChips({ views, current }: { views: readonly StatementView[]; current: string }) {
  return (
    <nav aria-label="Views" data-chrome="" className="mb-3 flex flex-wrap gap-1.5">
      {views.map((view) => {
        const address = viewAddress(view)
        const chosen = address === current
        return (
          <Link
            key={address}
            href={address}
            aria-current={chosen ? 'page' : undefined}
            className={cn(
              'inline-flex h-7 items-center rounded-control border px-2.5 font-medium pointer-coarse:h-11',
              chosen ? 'border-accent bg-surface text-accent' : 'border-control text-text hover:bg-sunken',
            )}
          >
            {view.label}
          </Link>
        )
      })}
    </nav>
  )
}
