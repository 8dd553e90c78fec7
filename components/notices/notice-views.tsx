import Link from 'next/link'
import { cn } from '@/lib/cn'
import type { NoticeView } from '@/lib/notices/model'

const views: readonly { view: NoticeView; label: string; href: string }[] = [
  { view: 'unread', label: 'To look at', href: '/notices' },
  { view: 'all', label: 'All', href: '/notices?view=all' },
]

/** Those to be looked at, or all. */
export function NoticeViews({ current }: { current: NoticeView }) {
  return (
    <nav aria-label="Views" className="flex flex-wrap gap-1.5">
      {views.map(({ view, label, href }) => (
        <Link
          key={view}
          href={href}
          prefetch={false}
          aria-current={view === current ? 'page' : undefined}
          className={cn(
            'inline-flex h-7 items-center rounded-control border px-2.5 font-medium pointer-coarse:h-11',
            view === current ? 'border-accent bg-surface text-accent' : 'border-control text-text hover:bg-sunken',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
