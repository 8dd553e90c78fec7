import { ActForm, ActRadios, ActTextarea, type FormAction } from '@/components/form/act-form'
import type { RampView } from '@/lib/programs/queries/ramp'

/** The way down, which needs one person; nothing where there is none or it is not the viewer's. */
export function RampBack({ ramp, action }: { ramp: RampView; action: FormAction }) {
  const { mayGoBack, below, phase, programId, slug, epoch } = ramp
  if (!mayGoBack || !(phase === 'ramping' || (phase === 'running' && below.length > 0))) return null
  const choices = [
    ...below.map((percent) => ({ value: String(percent), label: `${percent} %` })),
    { value: 'paused', label: 'Paused', hint: 'By a lock of your own; every collector is accounted for.' },
  ]
  return (
    <details>
      <summary className="inline-flex min-h-6 items-center text-accent">Go back</summary>
      <div className="pt-2">
        <ActForm
          action={action}
          hidden={{ slug, programId, epoch }}
          submit="Go back"
          busyLabel="Going back…"
          variant="danger"
        >
          <ActRadios
            name="to"
            legend="To"
            hint="One person is enough. Further steps up are taken by hand."
            initial={choices[0]?.value}
            choices={choices}
          />
          <ActTextarea id="back-reason" name="reason" label="Why" rows={2} />
        </ActForm>
      </div>
    </details>
  )
}
