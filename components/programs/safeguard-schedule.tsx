import { ActForm, ActText, type FormAction } from '@/components/form/act-form'
import { Time } from '@/components/ui/time'
import type { ProgramView, SafeguardView } from '@/lib/programs/queries/program'

interface ScheduleProps {
  safeguard: SafeguardView
  program: Pick<ProgramView, 'id' | 'slug' | 'may'>
  action: FormAction
}

const everyDays = (days: number) => (days === 1 ? 'every day' : `every ${days} days`)

/** How often the safeguard is verified again, when that is due, and the way to change it. */
export function SafeguardSchedule({ safeguard, program, action }: ScheduleProps) {
  const { id, state, reverifyDays, expiresAt } = safeguard
  return (
    <>
      {reverifyDays !== null && (
        <p className="text-muted">
          Verified again {everyDays(reverifyDays)}
          {state === 'verified' && expiresAt && (
            <>
              , next by <Time at={expiresAt} />
            </>
          )}
          . The owners and whoever verified it are reminded 14, 3 and 1 days before.
        </p>
      )}
      {program.may.configure && (
        <details>
          <summary className="inline-flex min-h-6 items-center text-accent">
            {reverifyDays === null ? 'Have it verified again regularly' : 'Change how often'}
          </summary>
          <div className="pt-2">
            <ActForm
              action={action}
              hidden={{ slug: program.slug, programId: program.id, safeguardId: id }}
              submit="Save"
              busyLabel="Saving…"
              variant="secondary"
            >
              <ActText
                id={`days-${id}`}
                name="reverifyDays"
                label="Days between two verifications"
                hint="Empty for none. A shorter interval ends the present verification earlier; a longer one counts from the next."
                inputMode="numeric"
                initial={reverifyDays?.toString()}
                mark="optional"
              />
            </ActForm>
          </div>
        </details>
      )}
    </>
  )
}
