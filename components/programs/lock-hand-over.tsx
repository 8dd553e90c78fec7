import { ActForm, ActSelect, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { LockPage } from '@/lib/programs/queries/lock'

export interface HandOverActions {
  readonly offer: FormAction
  readonly accept: FormAction
  readonly end: FormAction
}

interface Props {
  page: LockPage
  actions: HandOverActions
}

/** What both forms post besides what is typed. */
const named = ({ program, lock }: LockPage) => ({ slug: program.slug, programId: program.id, lockId: lock.id })

function Offer({ page, actions }: Props) {
  const { steps, takers, incidentId } = page
  if (steps.offer === 'absent') return null
  if (steps.offer) return <p>{steps.offer.reason}</p>
  if (takers.length === 0) return <p>Nobody else can hold this lock now.</p>
  return (
    <ActForm action={actions.offer} hidden={named(page)} submit="Offer this lock" busyLabel="Offering…">
      <ActSelect
        name="toId"
        label="To whom"
        hint={
          incidentId
            ? 'They become lead of the incident, with its locks, when they accept. Until then both stay with you.'
            : 'It is theirs when they accept. Until then it stays with you.'
        }
      >
        <option value="">Choose…</option>
        {takers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </ActSelect>
      <ActTextarea name="note" label="What they need to know" mark="optional" rows={2} />
    </ActForm>
  )
}

function Answer({ page, actions }: Props) {
  const { offer, steps, incidentId } = page
  if (!offer) return null
  const hidden = { ...named(page), offerId: offer.id }
  return (
    <div className="flex flex-col gap-3">
      <p>
        {offer.from.name} offers this lock{incidentId && ', and the lead of the incident,'} to {offer.to.name}, since{' '}
        <Time at={offer.createdAt} />. Until it is accepted it stays with {offer.from.name}.
      </p>
      {offer.note && <blockquote className="border-control border-l-4 pl-3">{offer.note}</blockquote>}
      {steps.accept === null && (
        <ActForm action={actions.accept} hidden={hidden} submit="Accept this lock" busyLabel="Accepting…" />
      )}
      {steps.accept && steps.accept !== 'absent' && <p className="text-warn">{steps.accept.reason}</p>}
      {steps.endOffer === null && (
        <ActForm
          action={actions.end}
          hidden={hidden}
          submit={steps.accept === 'absent' ? 'Take the offer back' : 'Decline'}
          busyLabel="Recording…"
          variant="secondary"
        >
          <ActTextarea name="reason" label="Why" mark="optional" rows={2} />
        </ActForm>
      )}
    </div>
  )
}

/** Handing over: one offers, the other accepts. */
export function LockHandOver(props: Props) {
  const { lock, offer, steps } = props.page
  if (lock.releasedAt || (!offer && steps.offer === 'absent')) return null
  return (
    <Section
      id="hand-over"
      title="Hand over"
      hint="Two people agree: the lock passes in one step, and there is no moment without it."
    >
      {offer ? <Answer {...props} /> : <Offer {...props} />}
    </Section>
  )
}
