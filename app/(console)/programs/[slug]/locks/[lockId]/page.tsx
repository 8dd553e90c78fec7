import type { Metadata } from 'next'
import Link from 'next/link'
import { WaitingBreak } from '@/components/programs/lock-break'
import { LockHandOver } from '@/components/programs/lock-hand-over'
import { lockName } from '@/components/programs/lock-holder'
import { BrokenRecord, LockAnswers, LockFacts } from '@/components/programs/lock-record'
import { LockRelease } from '@/components/programs/lock-release'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { requestedAtMs } from '@/lib/auth/session'
import * as actions from './actions'
import { type LockParams, openLock, topicsOf } from './open-lock'

export async function generateMetadata(props: LockParams): Promise<Metadata> {
  return { title: `Lock on ${(await openLock(props)).program.name}` }
}

/** One lock: who holds it and why, and the three ways in which it can go: released, handed over, removed in absence. */
export default async function LockPage(props: LockParams) {
  const page = await openLock(props)
  const { program, lock, request, steps } = page
  return (
    <div className="mx-auto max-w-3xl">
      <LiveRefresh topics={topicsOf(page)} sinceMs={requestedAtMs()} />
      <PageHeader
        title={lockName(lock)}
        lead={
          <>
            On{' '}
            <Link href={`/programs/${program.slug}#locks`} className="link">
              {program.name}
            </Link>
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <BrokenRecord page={page} action={actions.acknowledgeLockBreakAction} />
        <LockFacts page={page} />
        {request && (
          <WaitingBreak
            page={page}
            actions={{
              approve: actions.approveLockBreakAction,
              end: actions.endLockBreakAction,
            }}
          />
        )}
        <LockRelease page={page} action={actions.releaseLockAction} />
        <LockHandOver
          page={page}
          actions={{
            offer: actions.offerLockAction,
            accept: actions.acceptLockAction,
            end: actions.endLockOfferAction,
          }}
        />
        {!request && steps.requestBreak !== 'absent' && (
          <p>
            <Link href={`/programs/${program.slug}/locks/${lock.id}/break`} className="link">
              The owner can’t be reached
            </Link>
          </p>
        )}
        <LockAnswers page={page} />
      </div>
    </div>
  )
}
