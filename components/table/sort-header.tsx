import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { firstPage, formatSort, parseSort, withParams } from './address'

export interface SortHeaderProps {
  label: string
  /** The server's name of this sort. */
  sort: string
  first: 'ascending' | 'descending'
  pathname: string
  search: string
  /** What the rows are sorted by now. */
  current: string | null
}

/** `aria-sort` of a header: only of the one that the rows are sorted by. */
export function ariaSort(sort: string | undefined, current: string | null): 'ascending' | 'descending' | undefined {
  const now = parseSort(current)
  if (!now || now.key !== sort) return undefined
  return now.descending ? 'descending' : 'ascending'
}

/** A header that is a link to the same rows in another order: it works without script, and Back undoes it. */
export function SortHeader({ label, sort, first, pathname, search, current }: SortHeaderProps) {
  const now = ariaSort(sort, current)
  const descending = now ? now === 'ascending' : first === 'descending'
  const Icon = now === 'ascending' ? ArrowUp : now === 'descending' ? ArrowDown : ChevronsUpDown
  return (
    <Link
      prefetch={false}
      href={withParams(pathname, search, { sort: formatSort({ key: sort, descending }), ...firstPage })}
      scroll={false}
      className="inline-flex min-h-6 items-center gap-1 rounded-control hover:text-text pointer-coarse:min-h-11"
    >
      {label}
      <Icon aria-hidden className="size-3.5" />
    </Link>
  )
}
