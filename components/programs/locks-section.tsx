import Link from 'next/link'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import type { LockView } from '@/lib/programs/queries/locks'
import { LockHolder, lockName, whoReleases } from './lock-holder'

const lockHref = (slug: string, id: string) => `/programs/${slug}/locks/${id}`

function Waits({ lock: { waiting } }: { lock: LockView }) {
  const { offeredTo, offeredToViewer, breakUntil } = waiting
  return (
    <>
      {offeredTo && (
        <p className="text-accent">
          {offeredToViewer
            ? 'Offered to you: it waits for your answer.'
            : `Offered to ${offeredTo}, who has not answered.`}
        </p>
      )}
      {breakUntil && (
        <p className="text-danger">
          Removal in its owner’s absence is requested; a second person can do it until <Time at={breakUntil} />.
        </p>
      )}
    </>
  )
}

function ActiveLock({ lock, slug }: { lock: LockView; slug: string }) {
  if (lock.kind === 'restricted') return <LockHolder lock={lock} />
  const act = lock.refusal ? 'Open this lock' : 'Release or hand over'
  return (
    <>
      <LockHolder lock={lock} />
      <KeyValue
        facts={[
          {
            label: 'Since',
            value: (
              <>
                <Time at={lock.placedAt} style="seconds" />
                {lock.placedByName && `, placed by ${lock.placedByName}`}
              </>
            ),
          },
          { label: 'Why', value: lock.reason },
          { label: 'Can be released by', value: whoReleases(lock) },
          { label: 'Still missing', value: lock.missing ?? 'Nothing: it can be released.' },
        ]}
      />
      <Waits lock={lock} />
      <div>
        <Link href={lockHref(slug, lock.id)} className="link" aria-label={`${act}: ${lockName(lock)}`}>
          {act}
        </Link>
      </div>
    </>
  )
}

function ReleasedLock({ lock, slug }: { lock: LockView; slug: string }) {
  const { releasedAt, releasedByName, releaseReason, broken } = lock
  if (lock.kind === 'restricted')
    return <>A lock of a restricted incident{broken && ', removed in its owner’s absence'}</>
  return (
    <>
      <Link href={lockHref(slug, lock.id)} className="link">
        {lockName(lock)}
      </Link>
      <p className="text-meta text-muted">
        {broken ? 'Removed in its owner’s absence at ' : 'Released at '}
        {releasedAt && <Time at={releasedAt} />}
        {releasedByName && ` by ${releasedByName}: ${releaseReason ?? ''}`}
      </p>
    </>
  )
}

function Broken({ locks, slug }: { locks: readonly LockView[]; slug: string }) {
  if (locks.length === 0) return null
  return (
    <Callout tone="warn" title="Removed in their owner’s absence" className="mt-3">
      <ul className="flex flex-col gap-2">
        {locks.map((lock) => (
          <li key={lock.id}>
            <ReleasedLock lock={lock} slug={slug} />
          </li>
        ))}
      </ul>
    </Callout>
  )
}

/** Every reason to be paused, each with who can take it off and what that waits for. */
export function LocksSection({ slug, locks }: { slug: string; locks: readonly LockView[] }) {
  const active = locks.filter(({ releasedAt }) => !releasedAt)
  const released = locks.filter(({ releasedAt, broken }) => releasedAt && !broken)
  return (
    <Section
      id="locks"
      title="Locks"
      hint="Each incident puts its own lock on the program, and only its owner takes it off. It runs only with none on it."
    >
      {active.length === 0 && <p className="text-muted">No lock is on this program.</p>}
      <ul className="divide-y divide-hairline">
        {active.map((lock) => (
          <li key={lock.id} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
            <ActiveLock lock={lock} slug={slug} />
          </li>
        ))}
      </ul>
      <Broken locks={locks.filter(({ broken }) => broken)} slug={slug} />
      {released.length > 0 && (
        <details className="mt-3">
          <summary className="inline-flex min-h-6 items-center text-accent">{released.length} released</summary>
          <ul className="mt-2 flex flex-col gap-2">
            {released.map((lock) => (
              <li key={lock.id}>
                <ReleasedLock lock={lock} slug={slug} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
