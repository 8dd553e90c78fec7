import { Bell as BellIcon } from 'lucide-react'
import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'

/** The way to one's notices, with how many are still to be looked at; counted to 99. */
export function Bell({ pending }: { pending: number }) {
  const shown = pending > 99 ? '99+' : String(pending)
  return (
    <Link
      prefetch={false}
      href="/notices"
      aria-label={pending > 0 ? `Notices: ${shown} to look at` : 'Notices: none to look at'}
      title="Notices (g n)"
      className={buttonLook({ variant: 'quiet', size: 'icon', className: 'relative' })}
    >
      <BellIcon aria-hidden className="size-4" />
      {pending > 0 && (
        <span
          aria-hidden
          className="absolute -top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-center font-strong text-[0.6875rem] text-on-accent leading-4 tabular-nums"
        >
          {shown}
        </span>
      )}
    </Link>
  )
}
