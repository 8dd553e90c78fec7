import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { TypeToConfirm } from '@/components/form/type-to-confirm'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import type { LockPage } from '@/lib/programs/queries/lock'
import { Attempts } from './lock-record'

export interface BreakActions {
  readonly approve: FormAction
  readonly end: FormAction
}

interface Props {
  page: LockPage
  actions: BreakActions
}

const named = ({ program, lock }: LockPage) => ({ slug: program.slug, programId: program.id, lockId: lock.id })

/** The first of the two: why, what was tried, and where others can see it. */
export function AskBreak({ page, action }: { page: LockPage; action: FormAction }) {
  const { steps } = page
  if (steps.requestBreak === 'absent') return <Callout tone="info" title="This is not yours to ask." />
  if (steps.requestBreak) return <Callout tone="info" title={steps.requestBreak.reason} />
  return (
    <Section
      id="ask"
      title="Ask to remove it"
      hint="Alone you remove nothing. A second person has to agree within the hour; one of you two must be counsel. The owner is told at once."
    >
      <ActForm action={action} hidden={named(page)} submit="Ask a second person" busyLabel="Asking…" variant="danger">
        <ActTextarea name="reason" label="Why it can’t wait for the owner" rows={2} />
        <ActTextarea
          name="attempts"
          label="How and when you tried to reach them"
          hint="At least two attempts, one a line, such as “Called at 09:10 UTC, no answer”."
          rows={4}
        />
        <ActTextarea
          name="evidence"
          label="Evidence that they can’t be reached"
          hint="Where somebody else can see the same: a call log, a page, a ticket, a file of the incident."
          rows={3}
        />
      </ActForm>
    </Section>
  )
}

function End({ page, action, owner }: { page: LockPage; action: FormAction; owner: boolean }) {
  const { request, steps } = page
  if (!request || steps.endBreak !== null) return null
  return (
    <ActForm
      action={action}
      hidden={{ ...named(page), requestId: request.id }}
      submit={owner ? 'I am here: keep my lock' : 'Take the request back'}
      busyLabel="Recording…"
      variant={owner ? 'primary' : 'secondary'}
    >
      <ActTextarea id="end-reason" name="reason" label="What you want on record" mark="optional" rows={2} />
    </ActForm>
  )
}

/** The request as it stands: on what it rests, until when, and what each of those concerned can do. */
export function WaitingBreak({ page, actions }: Props) {
  const { program, request, steps } = page
  if (!request) return null
  const refused = steps.approveBreak !== 'absent' && steps.approveBreak
  return (
    <Section
      id="request"
      title="Removal in its owner’s absence is requested"
      hint="It is void when the owner releases the lock or answers, and when the lock changes hands."
    >
      <div className="flex flex-col gap-4">
        <KeyValue
          facts={[
            { label: 'Asked by', value: `${request.requestedBy.name}, as ${request.requestedAs}` },
            { label: 'Owner', value: request.owner.name },
            { label: 'Why', value: request.reason },
            { label: 'Attempts to reach them', value: <Attempts attempts={request.attempts} /> },
            { label: 'Evidence', value: request.evidence },
            { label: 'Can be done until', value: <Time at={request.expiresAt} style="seconds" /> },
            {
              label: 'Still missing',
              value: `A second person${request.requestedAs === 'counsel' ? '' : ', who must be counsel'}`,
            },
          ]}
        />
        {refused && <p className="text-warn">{refused.reason}</p>}
        {steps.approveBreak === null && (
          <ActForm action={actions.approve} hidden={{ ...named(page), requestId: request.id }}>
            <TypeToConfirm expected={program.slug} label="Remove this lock" busyLabel="Removing…" />
          </ActForm>
        )}
        <End page={page} action={actions.end} owner={steps.requestBreak === 'absent'} />
      </div>
    </Section>
  )
}
