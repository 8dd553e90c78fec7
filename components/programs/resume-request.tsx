import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { TypeToConfirm } from '@/components/form/type-to-confirm'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/card'
import { Countdown } from '@/components/ui/countdown'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import type { ApproverRole } from '@/lib/programs/model'
import { planWords } from '@/lib/programs/plan-words'
import type { RequestView, ResumeSteps, Step } from '@/lib/programs/queries/resume'
import { formatDuration } from '@/lib/time'

const roleWords: Readonly<Record<ApproverRole, string>> = { counsel: 'counsel / privacy', responder: 'responder' }

interface ResumeRequestProps {
  slug: string
  programId: string
  name: string
  request: RequestView
  contentHash: string
  /** The database's time of this reading. */
  now: Date
  steps: ResumeSteps
  actions: { readonly approve: FormAction; readonly withdraw: FormAction; readonly apply: FormAction }
}

function Approvals({ request }: { request: RequestView }) {
  if (request.approvals.length === 0) return <>Nobody yet</>
  return (
    <ul>
      {request.approvals.map(({ name, asRole, current }) => (
        <li key={name}>
          {name}, as {roleWords[asRole]}
          {!current && <span className="text-warn"> (of an earlier state: it no longer counts)</span>}
        </li>
      ))}
    </ul>
  )
}

/** The notice that is being given: when it starts, by itself, and that it is asked again then. */
function Scheduled({ startsAt, serverNow }: { startsAt: Date; serverNow: Date }) {
  return (
    <Callout
      tone="info"
      title={
        <>
          It collects again from <Time at={startsAt} style="seconds" />, in{' '}
          <Countdown until={startsAt.toISOString()} serverNow={serverNow.toISOString()} over="a moment" />
        </>
      }
    >
      Owners, lock holders and approvers have been told. Everything is asked once more at that moment.
    </Callout>
  )
}

/** Why a step can't be taken now; nothing where it is not the viewer's to take. */
function Why({ step }: { step: Step }) {
  return step === 'absent' || step === null ? null : <p className="text-muted">{step.reason}</p>
}

function Approve({ slug, programId, request, contentHash, steps, actions }: ResumeRequestProps) {
  if (request.startsAt) return null
  if (steps.approve !== null) return <Why step={steps.approve} />
  return (
    <ActForm
      action={actions.approve}
      hidden={{ slug, programId, requestId: request.id, contentHash }}
      submit="Approve this resume"
      busyLabel="Approving…"
    />
  )
}

function Apply({ slug, programId, name, request, steps, actions }: ResumeRequestProps) {
  if (steps.apply === 'absent' || request.startsAt) return null
  if (steps.apply)
    return (
      <Callout tone="info" title="It can’t resume yet">
        {steps.apply.reason}
      </Callout>
    )
  return (
    <ActForm action={actions.apply} hidden={{ slug, programId, requestId: request.id }}>
      {request.plan.noticeMs > 0 && (
        <p className="text-muted">
          It starts {formatDuration(request.plan.noticeMs)} later; owners, lock holders and approvers are told now.
        </p>
      )}
      <TypeToConfirm expected={slug} label={`Resume ${name}`} busyLabel="Resuming…" />
    </ActForm>
  )
}

/** The request that waits: what it asks, who approved exactly that, and what is still missing. */
export function ResumeRequest(props: ResumeRequestProps) {
  const { slug, programId, request, steps, actions } = props
  return (
    <Section id="request" title="Resume requested">
      <div className="flex flex-col gap-4">
        <KeyValue
          facts={[
            { label: 'Asked by', value: request.requestedByName },
            { label: 'Note', value: request.note || null },
            { label: 'Plan', value: planWords(request.plan) },
            { label: 'Valid until', value: <Time at={request.expiresAt} /> },
            { label: 'Approved by', value: <Approvals request={request} /> },
          ]}
        />
        {request.startsAt && <Scheduled startsAt={request.startsAt} serverNow={props.now} />}
        {request.approvalGap && <p className="text-warn">{request.approvalGap}</p>}
        <Approve {...props} />
        <Apply {...props} />
        {steps.withdraw === null && (
          <details>
            <summary className="inline-flex min-h-6 items-center text-accent">Withdraw the request</summary>
            <div className="pt-2">
              <ActForm
                action={actions.withdraw}
                hidden={{ slug, programId, requestId: request.id }}
                submit="Withdraw"
                busyLabel="Withdrawing…"
                variant="secondary"
              >
                <ActTextarea name="reason" label="Why" rows={2} />
              </ActForm>
            </div>
          </details>
        )}
      </div>
    </Section>
  )
}
