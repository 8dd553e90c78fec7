import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import type { LockPage } from '@/lib/programs/queries/lock'
import type { AnswerRecord } from '@/lib/programs/queries/lock-answers'
import { LockHolder, whoReleases } from './lock-holder'

/** What is known of the lock itself. */
export function LockFacts({ page: { lock } }: { page: LockPage }) {
  const { placedAt, placedByName, reason, releasedAt, releasedByName, releaseReason, missing } = lock
  const ended = releasedAt
    ? [
        {
          label: lock.broken ? 'Removed' : 'Released',
          value: (
            <>
              <Time at={releasedAt} style="seconds" />
              {releasedByName && ` by ${releasedByName}: ${releaseReason ?? ''}`}
            </>
          ),
        },
      ]
    : [
        { label: 'Can be released by', value: whoReleases(lock) },
        { label: 'Still missing', value: missing ?? 'Nothing: it can be released.' },
      ]
  return (
    <Section id="lock" title="This lock">
      <KeyValue
        facts={[
          { label: 'Held by', value: <LockHolder lock={lock} /> },
          { label: 'Since', value: <Time at={placedAt} style="seconds" /> },
          { label: 'Placed by', value: placedByName ?? 'A rule' },
          { label: 'Why', value: reason },
          ...ended,
        ]}
      />
    </Section>
  )
}

/** Stands for ever on a lock that was removed without its owner. */
export function BrokenRecord({ page, action }: { page: LockPage; action: FormAction }) {
  const { program, lock, answers, steps } = page
  const done = answers.find(({ kind, state }) => kind === 'break' && state === 'applied')
  if (!done) return null
  return (
    <Callout tone={done.acknowledgedAt ? 'warn' : 'danger'} title="Removed in its owner’s absence">
      <KeyValue
        facts={[
          { label: 'Owner', value: done.ownerName },
          { label: 'Removed by', value: `${done.otherName} and ${done.approvedByName}` },
          { label: 'Why', value: done.note },
          { label: 'Attempts to reach them', value: <Attempts attempts={done.attempts} /> },
          { label: 'Evidence', value: done.evidence },
          {
            label: 'Acknowledged',
            value: done.acknowledgedAt ? (
              <>
                <Time at={done.acknowledgedAt} /> by {done.ownerName}
                {done.acknowledgeNote && `: ${done.acknowledgeNote}`}
              </>
            ) : (
              `Not yet by ${done.ownerName}`
            ),
          },
        ]}
      />
      {steps.acknowledge === null && (
        <div className="mt-3 text-text">
          <ActForm
            action={action}
            hidden={{ slug: program.slug, programId: program.id, lockId: lock.id, requestId: done.id }}
            submit="I know that it was removed"
            busyLabel="Recording…"
          >
            <ActTextarea name="note" label="What you want on record" mark="optional" rows={2} />
          </ActForm>
        </div>
      )}
    </Callout>
  )
}

export function Attempts({ attempts }: { attempts: readonly string[] }) {
  return (
    <ul className="list-disc pl-4">
      {attempts.map((attempt) => (
        <li key={attempt}>{attempt}</li>
      ))}
    </ul>
  )
}

const outcomes: Readonly<Record<AnswerRecord['state'], string>> = {
  open: 'waits for an answer',
  accepted: 'accepted',
  declined: 'declined',
  withdrawn: 'taken back',
  void: 'void',
  applied: 'done',
  answered: 'the owner answered',
  expired: 'expired after an hour',
}

/** Everything that was offered and asked, so that nothing of it is lost when the lock is gone. */
export function LockAnswers({ page: { answers } }: { page: LockPage }) {
  if (answers.length === 0) return null
  return (
    <Section id="answers" title="Offers and requests" hint="Newest first.">
      <ul className="divide-y divide-hairline">
        {answers.map(({ id, kind, ownerName, otherName, createdAt, state, endReason }) => (
          <li key={id} className="py-2 first:pt-0 last:pb-0">
            {kind === 'offer'
              ? `${ownerName} offered it to ${otherName}`
              : `${otherName} asked to remove it in the absence of ${ownerName}`}
            : {outcomes[state]}
            {endReason && `. ${endReason}`}
            <span className="block text-meta text-muted">
              <Time at={createdAt} style="seconds" />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
