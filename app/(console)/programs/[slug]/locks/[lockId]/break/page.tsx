import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AskBreak, WaitingBreak } from '@/components/programs/lock-break'
import { lockName } from '@/components/programs/lock-holder'
import { LockFacts } from '@/components/programs/lock-record'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { requestedAtMs } from '@/lib/auth/session'
import { approveLockBreakAction, endLockBreakAction, requestLockBreakAction } from '../actions'
import { type LockParams, openLock, topicsOf } from '../open-lock'

export const metadata: Metadata = { title: 'Remove a lock in absence' }

/** Removing a lock whose owner can't be reached: what is asked of the first person, and then of the second. */
export default async function BreakLockPage(props: LockParams) {
  const page = await openLock(props)
  if (!page.mayBreak) notFound()
  const { program, lock, request } = page
  return (
    <div className="mx-auto max-w-2xl">
      <LiveRefresh topics={topicsOf(page)} sinceMs={requestedAtMs()} />
      <PageHeader
        title="Remove a lock in its owner’s absence"
        lead={
          <Link href={`/programs/${program.slug}/locks/${lock.id}`} className="link">
            {lockName(lock)}
          </Link>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <LockFacts page={page} />
        {request ? (
          <WaitingBreak page={page} actions={{ approve: approveLockBreakAction, end: endLockBreakAction }} />
        ) : (
          <AskBreak page={page} action={requestLockBreakAction} />
        )}
      </div>
    </div>
  )
}
