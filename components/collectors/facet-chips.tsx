import Link from 'next/link'
import { withParams } from '@/components/table/address'
import { cn } from '@/lib/cn'
import type { Facet } from '@/lib/collectors/facets'

interface FacetChipsProps {
  /** What the chips filter by, in words and as the address says it. */
  label: string
  name: string
  facets: readonly Facet[]
  /** The value in force; null for none. */
  current: string | null
  word: (value: string) => string
  pathname: string
  search: string
}

/** More values than this are left to the select of the filters. */
const shownAtMost = 12

const look =
  'inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-control border px-2.5 pointer-coarse:min-h-11 hover:bg-sunken'

/** How many collectors each value would leave; a press filters by it, another takes the filter away. */
export function FacetChips({ label, name, facets, current, word, pathname, search }: FacetChipsProps) {
  const shown = facets.filter(({ value }, at) => at < shownAtMost || value === current)
  if (facets.length < 2 && current === null) return null
  return (
    <nav
      aria-label={`Collectors by ${label.toLowerCase()}`}
      data-chrome=""
      className="flex flex-wrap items-center gap-2"
    >
      <span className="text-meta text-muted">{label}</span>
      {shown.map(({ value, count }) => {
        const on = value === current
        return (
          <Link
            key={value}
            href={withParams(pathname, search, { [name]: on ? null : value, after: null, before: null })}
            prefetch={false}
            scroll={false}
            {...(on && { 'aria-current': 'true' as const })}
            className={cn(look, on ? 'border-accent bg-surface font-medium' : 'border-hairline')}
          >
            <span className="truncate">{word(value)}</span>
            <span className="tabular-nums">{count.toLocaleString('en')}</span>
            {on && <span className="sr-only">, take this filter away</span>}
          </Link>
        )
      })}
      {facets.length > shown.length && (
        <span className="text-meta text-muted">and {facets.length - shown.length} more under the filters</span>
      )}
    </nav>
  )
}
