import { ActCheckbox, ActForm, ActText, ActTextarea, type FormAction } from '@/components/form/act-form'
import { Section } from '@/components/ui/card'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { ProgramView, SafeguardView } from '@/lib/programs/queries/program'
import { SafeguardSchedule } from './safeguard-schedule'

export interface SafeguardActions {
  readonly add: FormAction
  readonly verify: FormAction
  readonly fail: FormAction
  readonly schedule: FormAction
}

interface SafeguardsProps {
  program: Pick<ProgramView, 'id' | 'slug' | 'safeguards' | 'may'>
  actions: SafeguardActions
}

function Record({ safeguard }: { safeguard: SafeguardView }) {
  const { state, verifiedAt, verifiedByName, evidence, expiresAt, failedReason, gap } = safeguard
  if (state === 'failed') return <p className="text-danger">{failedReason}</p>
  if (state === 'claimed') return <p className="text-muted">Promised; nobody has verified it.</p>
  return (
    <div className="text-muted">
      <p>
        Verified by {verifiedByName}
        {verifiedAt && (
          <>
            {' at '}
            <Time at={verifiedAt} />
          </>
        )}
        {expiresAt && (
          <>
            , until <Time at={expiresAt} />
          </>
        )}
        : {evidence}
      </p>
      {gap && <p className="text-warn">{gap}</p>}
    </div>
  )
}

function Judge({ safeguard, program, actions }: SafeguardsProps & { safeguard: SafeguardView }) {
  const hidden = { slug: program.slug, programId: program.id, safeguardId: safeguard.id }
  const { verifySafeguard, failSafeguard } = program.may
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      {verifySafeguard && (
        <details className="min-w-0 open:w-full">
          <summary className="inline-flex min-h-6 items-center text-accent">Verify</summary>
          <div className="pt-2">
            <ActForm action={actions.verify} hidden={hidden} submit="Record as verified" busyLabel="Recording…">
              <ActTextarea
                id={`verify-${safeguard.id}`}
                name="evidence"
                label="Evidence"
                hint="What was examined, how, and where the result is kept."
                rows={3}
              />
              <ActText
                id={`until-${safeguard.id}`}
                name="expiresAt"
                type="datetime-local"
                label="Holds until (UTC)"
                hint={
                  safeguard.reverifyDays === null
                    ? undefined
                    : `At the latest ${safeguard.reverifyDays} days from now, which is also what counts without an entry.`
                }
                mark="optional"
              />
            </ActForm>
          </div>
        </details>
      )}
      {failSafeguard && safeguard.state !== 'failed' && (
        <details className="min-w-0 open:w-full">
          <summary className="inline-flex min-h-6 items-center text-accent">Record a failure</summary>
          <div className="pt-2">
            <ActForm
              action={actions.fail}
              hidden={hidden}
              submit="Record as failed"
              busyLabel="Recording…"
              variant="danger"
            >
              <ActTextarea
                id={`fail-${safeguard.id}`}
                name="evidence"
                label="What failed, and how it was seen"
                rows={3}
              />
            </ActForm>
          </div>
        </details>
      )}
    </div>
  )
}

/** What the program promised, and what has been proven of it. */
export function SafeguardsSection({ program, actions }: SafeguardsProps) {
  return (
    <Section
      id="safeguards"
      title="Safeguards"
      hint="Promised is not verified. Each is verified with evidence, by somebody who does not own the program."
    >
      {program.safeguards.length === 0 && <p className="text-muted">No safeguard is recorded.</p>}
      <ul className="divide-y divide-hairline">
        {program.safeguards.map((safeguard) => (
          <li key={safeguard.id} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="font-medium">
                {safeguard.title}
                {!safeguard.required && <span className="font-normal text-subtle"> (not required)</span>}
              </h3>
              <StatusBadge status={safeguard.state} />
            </div>
            <p>{safeguard.promise}</p>
            <Record safeguard={safeguard} />
            <SafeguardSchedule safeguard={safeguard} program={program} action={actions.schedule} />
            <Judge safeguard={safeguard} program={program} actions={actions} />
          </li>
        ))}
      </ul>
      {program.may.configure && (
        <details className="mt-3">
          <summary className="inline-flex min-h-6 items-center text-accent">Add a safeguard</summary>
          <div className="pt-2">
            <ActForm
              action={actions.add}
              hidden={{ slug: program.slug, programId: program.id }}
              submit="Add safeguard"
              busyLabel="Adding…"
              variant="secondary"
            >
              <ActText name="title" label="Title" />
              <ActTextarea name="promise" label="What is promised" rows={2} />
              <ActText
                name="reverifyDays"
                label="Days between two verifications"
                hint="Empty where once is enough."
                inputMode="numeric"
                mark="optional"
              />
              <ActCheckbox name="required" label="Required to resume" initial />
            </ActForm>
          </div>
        </details>
      )}
    </Section>
  )
}
