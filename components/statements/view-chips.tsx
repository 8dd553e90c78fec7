import Link from 'next/link'
import { cn } from '@/lib/cn'

export interface Chip {
  readonly label: string
  readonly href: string
  readonly current: boolean
}

/** Choices of the list as links; the one in force is marked. */
export function ViewChips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <nav aria-label={label} data-chrome="" className="mb-3 flex flex-wrap gap-1.5">
      {chips.map(({ label, href, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? 'page' : undefined}
          className={cn(
            'inline-flex h-7 items-center rounded-control border px-2.5 font-medium pointer-coarse:h-11',
            current ? 'border-accent bg-surface text-accent' : 'border-control text-text hover:bg-sunken',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
