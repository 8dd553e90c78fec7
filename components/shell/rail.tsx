'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/lib/cn'
import { isHere, type NavItem, navIcons } from './nav'

/** Navigation at the left: icons over words on tablets, beside them on desktops. Phones have the bottom bar. */
export function Rail({ items }: { items: NavItem[] }) {
  const pathname = usePathname()
  return (
    <nav
      aria-label="Main"
      data-chrome=""
      className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-20 shrink-0 flex-col gap-1 self-start overflow-y-auto border-hairline border-r bg-surface p-2 sm:flex lg:w-48"
    >
      {items.map(({ href, label, icon }) => {
        const Icon = navIcons[icon]
        const here = isHere(href, pathname)
        return (
          <Link
            prefetch={false}
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cn(
              'flex flex-col items-center gap-1 rounded-control px-1 py-2 font-medium text-meta lg:flex-row lg:gap-2.5 lg:px-2.5 lg:text-dense pointer-coarse:min-h-11',
              here ? 'bg-sunken text-text' : 'text-muted hover:bg-sunken hover:text-text',
            )}
          >
            <Icon aria-hidden className={cn('size-4 shrink-0', here && 'text-accent')} />
            {label}
          </Link>
        )
      })}
    </nav>
  )
}
