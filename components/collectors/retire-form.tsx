import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Section } from '@/components/ui/card'
import type { Refusal } from '@/lib/errors'

interface RetireFormProps {
  retired: boolean
  /** Why it can't be done now; null when it can. */
  refusal: Refusal | null
  hidden: Readonly<Record<string, string>>
  retireAction: FormAction
  bringBackAction: FormAction
}

/** Takes a collector that is gone out of the accounts of later pauses, or brings it back. */
export function RetireForm({ retired, refusal, hidden, retireAction, bringBackAction }: RetireFormProps) {
  const title = retired ? 'Bring it back' : 'Retire it'
  return (
    <Section
      id="retire"
      title={title}
      hint={
        retired
          ? 'It may ask for leases again, and later pauses account for it.'
          : 'It gets no lease any more, and later pauses don’t wait for it. Its record stays.'
      }
    >
      {refusal ? (
        <p className="text-muted">{refusal.reason}</p>
      ) : (
        <ActForm
          action={retired ? bringBackAction : retireAction}
          hidden={hidden}
          submit={retired ? 'Bring the collector back' : 'Retire the collector'}
          busyLabel="Recording…"
          variant={retired ? 'secondary' : 'danger'}
        >
          <ActTextarea name="reason" label="Why" rows={2} />
        </ActForm>
      )}
    </Section>
  )
}
