import Link from 'next/link'
import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { TypeToConfirm } from '@/components/form/type-to-confirm'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { LockView } from '@/lib/programs/queries/locks'
import { ruleWords } from '@/lib/programs/rule-words'

function Holder({ lock: { kind, incident, placedByName, rule } }: { lock: LockView }) {
  if (kind === 'restricted') return <strong className="font-strong">Locked by a restricted incident</strong>
  if (kind === 'rule' && rule) return <strong className="font-strong">Lock of a rule: {ruleWords[rule]}</strong>
  if (!incident) return <strong className="font-strong">Personal lock of {placedByName}</strong>
  return (
    <>
      <Link href={`/incidents/${incident.reference}`} className="link font-medium">
        {incident.reference} {incident.title}
      </Link>
      <span className="block text-muted">
        Placed by {placedByName ?? 'a rule'}; its lead is {incident.leadName ?? 'not named yet'}
      </span>
    </>
  )
}

function Release({
  lock,
  slug,
  programId,
  action,
}: {
  lock: LockView
  slug: string
  programId: string
  action: FormAction
}) {
  if (lock.refusal) return <p className="text-muted">{lock.refusal.reason}</p>
  return (
    <details>
      <summary className="inline-flex min-h-6 items-center text-accent">Release this lock</summary>
      <div className="pt-2">
        <ActForm action={action} hidden={{ slug, programId, lockId: lock.id }}>
          <ActTextarea id={`reason-${lock.id}`} name="reason" label="Why it can go" rows={2} />
          <TypeToConfirm expected={slug} label="Release lock" busyLabel="Releasing…" />
        </ActForm>
      </div>
    </details>
  )
}

interface LocksSectionProps {
  slug: string
  programId: string
  locks: readonly LockView[]
  releaseAction: FormAction
}

/** Every reason to be paused; the program runs only with no lock on it. */
export function LocksSection({ slug, programId, locks, releaseAction }: LocksSectionProps) {
  const active = locks.filter(({ releasedAt }) => !releasedAt)
  const released = locks.filter(({ releasedAt }) => releasedAt)
  return (
    <Section
      id="locks"
      title="Locks"
      hint="Each incident puts its own lock on the program. It runs only with none on it."
    >
      {active.length === 0 && <p className="text-muted">No lock is on this program.</p>}
      <ul className="divide-y divide-hairline">
        {active.map((lock) => (
          <li key={lock.id} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <div>
              <Holder lock={lock} />
            </div>
            {lock.reason && <p>{lock.reason}</p>}
            <p className="text-meta text-muted">
              Since <Time at={lock.placedAt} style="seconds" />
            </p>
            <Release lock={lock} slug={slug} programId={programId} action={releaseAction} />
          </li>
        ))}
      </ul>
      {released.length > 0 && (
        <details className="mt-3">
          <summary className="inline-flex min-h-6 items-center text-accent">{released.length} released</summary>
          <ul className="mt-2 flex flex-col gap-2">
            {released.map((lock) => (
              <li key={lock.id}>
                <Holder lock={lock} />
                <p className="text-meta text-muted">
                  {lock.releasedAt && <Time at={lock.releasedAt} />}
                  {lock.releasedByName && ` by ${lock.releasedByName}: ${lock.releaseReason ?? ''}`}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}
