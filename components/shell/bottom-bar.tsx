'use client'

import { Plus } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '@/lib/cn'
import { isHere, type NavItem, navIcons } from './nav'

function Entry({ item, here }: { item: NavItem; here: boolean }) {
  const Icon = navIcons[item.icon]
  return (
    <Link
      prefetch={false}
      href={item.href}
      aria-current={here ? 'page' : undefined}
      className={cn(
        'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-meta -outline-offset-2',
        here ? 'font-strong text-accent' : 'font-medium text-muted',
      )}
    >
      <Icon aria-hidden className="size-5" />
      <span className="max-w-full truncate">{item.label}</span>
    </Link>
  )
}

/** Phones: four places and, in the middle, declaring an incident. */
export function BottomBar({ items, declare }: { items: NavItem[]; declare: boolean }) {
  const pathname = usePathname()
  const shown = items.slice(0, 4)
  const entry = (item: NavItem) => <Entry key={item.href} item={item} here={isHere(item.href, pathname)} />
  return (
    <nav
      aria-label="Main"
      data-chrome=""
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-hairline border-t bg-bg pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {shown.slice(0, 2).map(entry)}
      {declare && (
        <Link
          prefetch={false}
          href="/incidents/new"
          className="flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 font-strong text-meta text-text -outline-offset-2"
        >
          <span className="grid size-6 place-items-center rounded-control bg-accent text-on-accent">
            <Plus aria-hidden className="size-4" />
          </span>
          Declare
        </Link>
      )}
      {shown.slice(2).map(entry)}
    </nav>
  )
}
