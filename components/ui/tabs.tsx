'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { cn } from '@/lib/cn'

export interface TabLink {
  /** An address on this origin; with a query, that query decides which one is current. */
  href: string
  label: string
  count?: number | undefined
}

function isCurrent(href: string, pathname: string, search: URLSearchParams, param: string): boolean {
  const url = new URL(href, 'http://tab.invalid')
  return url.pathname === pathname && (url.searchParams.get(param) ?? '') === (search.get(param) ?? '')
}

/** Views of one object as links: each has an address, and Back works. `param` is the query that tells them apart. */
export function Tabs({ label, links, param = 'tab' }: { label: string; links: TabLink[]; param?: string }) {
  const pathname = usePathname()
  const search = useSearchParams()
  return (
    <nav aria-label={label} data-chrome="" className="flex flex-wrap gap-1 border-hairline border-b">
      {links.map(({ href, label: text, count }) => {
        const current = isCurrent(href, pathname, search, param)
        return (
          <Link
            prefetch={false}
            key={href}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              '-mb-px inline-flex h-10 items-center gap-2 border-b-2 px-3 font-medium pointer-coarse:h-11',
              current ? 'border-accent text-text' : 'border-transparent text-muted hover:text-text',
            )}
          >
            {text}
            {count !== undefined && <span className="text-meta text-subtle tabular-nums">{count}</span>}
          </Link>
        )
      })}
    </nav>
  )
}
