import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import { withParams } from './address'

export interface PageCursors {
  /** Goes to `?after=`; absent on the last page. */
  older?: string | null | undefined
  /** Goes to `?before=`; absent on the first page. */
  newer?: string | null | undefined
  /** What the two links are called: Newer and Older unless said. */
  words?: { readonly newer: string; readonly older: string }
}

interface PagingProps {
  cursors: PageCursors
  /** What the page holds: "50 incidents". */
  summary: string
  pathname: string
  search: string
}

const byTime = { newer: 'Newer', older: 'Older' }

/** Older and newer by keyset: rows that arrive meanwhile shift nothing. */
export function Paging({ cursors: { older, newer, words = byTime }, summary, pathname, search }: PagingProps) {
  const look = buttonLook({ size: 'small' })
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-muted tabular-nums">{summary}</p>
      <div className="flex gap-2">
        {newer && (
          <Link prefetch={false} href={withParams(pathname, search, { before: newer, after: null })} className={look}>
            <ChevronLeft aria-hidden className="size-4" />
            {words.newer}
          </Link>
        )}
        {older && (
          <Link prefetch={false} href={withParams(pathname, search, { after: older, before: null })} className={look}>
            {words.older}
            <ChevronRight aria-hidden className="size-4" />
          </Link>
        )}
      </div>
    </nav>
  )
}
