'use client'

import { TextareaField, TextField } from '@/components/form/text-field'
import { StatusBadge } from '@/components/ui/status-badge'
import { type IncidentStatus, statusNames } from '@/lib/incidents/model'
import type { StatusChoice } from '@/lib/incidents/rules'
import { ChangeForm, type ChangeOf, ExpectedVersion, type Posted } from './change-form'
import { ConflictNotice } from './conflict-notice'

export interface StatusFormProps extends ChangeOf {
  status: IncidentStatus
  version: number
  choices: readonly StatusChoice[]
}

function Choice({ choice, chosen }: { choice: StatusChoice; chosen: boolean }) {
  const { to, refusal, unmet } = choice
  const hints = unmet.length > 0 ? unmet : refusal ? [refusal.reason] : []
  return (
    <label className="flex min-h-9 items-start gap-2.5 rounded-control border border-control bg-bg px-3 py-2 has-checked:border-accent has-disabled:bg-sunken has-checked:outline-2 has-checked:outline-accent has-checked:-outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
      <input
        type="radio"
        name="to"
        value={to}
        defaultChecked={chosen && !refusal}
        disabled={refusal !== null}
        {...(hints.length > 0 && { 'aria-describedby': `to-${to}-hint` })}
        className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
      />
      <span className="min-w-0">
        <span className="block font-medium">{statusNames[to]}</span>
        {hints.length > 0 && (
          <span id={`to-${to}-hint`} className="block text-muted">
            {hints.map((hint) => (
              <span key={hint} className="block">
                {hint}
              </span>
            ))}
          </span>
        )}
      </span>
    </label>
  )
}

function Choices({
  choices,
  chosen,
  error,
}: Pick<StatusFormProps, 'choices'> & { chosen: string; error?: string | undefined }) {
  return (
    <fieldset id="to" tabIndex={-1}>
      <legend className="mb-1 font-medium">New status</legend>
      {error && <p className="mb-1 font-medium text-danger">Choose a status.</p>}
      <div className="flex flex-col gap-2">
        {choices.map((choice) => (
          <Choice key={choice.to} choice={choice} chosen={choice.to === chosen} />
        ))}
      </div>
    </fieldset>
  )
}

/** The two statuses with guards that can be waived in writing; they never come next both. */
const waivers = {
  contained: {
    label: 'Why does containment stand although the pause is not complete?',
    shown: 'hidden group-has-[input[value=contained]:checked]/change:block',
  },
  closed: {
    label: 'Why is it closed although clocks are open or laws undecided?',
    shown: 'hidden group-has-[input[value=closed]:checked]/change:block',
  },
} as const

/** What a status asks for besides the reason, shown with the status that asks for it. */
function Asked({ choices, values, errors }: Pick<StatusFormProps, 'choices'> & Omit<Posted, 'failed'>) {
  const waived = (['contained', 'closed'] as const).find((to) =>
    choices.some((choice) => choice.to === to && choice.waiverFor),
  )
  return (
    <>
      {choices.some(({ needsOriginal }) => needsOriginal) && (
        <div className="hidden group-has-[input[value=duplicate]:checked]/change:block">
          <TextField
            name="duplicateOf"
            label="Which incident does it repeat?"
            hint="Its reference, such as INC-7K3QF"
            error={errors.duplicateOf}
            defaultValue={values.duplicateOf?.[0] ?? ''}
            className="max-w-60"
          />
        </div>
      )}
      {waived && (
        <div className={waivers[waived].shown}>
          <TextareaField
            name="waiver"
            label={waivers[waived].label}
            error={errors.waiver}
            defaultValue={values.waiver?.[0] ?? ''}
            rows={2}
          />
        </div>
      )}
    </>
  )
}

/** The next statuses; one whose guard is not met is closed, with the reason beside it. */
export function StatusForm({ status, version, choices, ...change }: StatusFormProps) {
  return (
    <ChangeForm {...change} label="Change status" busyLabel="Requested…">
      {({ values, errors, failed }) => (
        <>
          <ExpectedVersion failed={failed} version={version} />
          <ConflictNotice
            failed={failed}
            now={(current) => <StatusBadge status={current.status} />}
            yours={<StatusBadge status={(values.to?.[0] ?? status) as IncidentStatus} />}
          />
          <Choices choices={choices} chosen={values.to?.[0] ?? ''} error={errors.to} />
          <Asked {...{ choices, values, errors }} />
          <TextareaField
            name="reason"
            label="Why?"
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={3}
          />
        </>
      )}
    </ChangeForm>
  )
}
