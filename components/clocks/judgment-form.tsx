'use client'

import { SelectField, TextareaField } from '@/components/form/text-field'
import { ChangeForm, type ChangeOf } from '@/components/incidents/change-form'
import { TimeField, ZoneField } from '@/components/incidents/time-field'

interface Choice {
  readonly value: string
  readonly label: string
}

/** A judgment that stands, which another one is to replace. */
export interface Replaced {
  readonly seq: number
  readonly kind: string
  readonly regime: string | null
  readonly words: string
}

export interface JudgmentFormProps extends ChangeOf {
  kinds: readonly Choice[]
  regimes: readonly Choice[]
  zone: string
  replaced: Replaced | null
}

function Options({ choices }: { choices: readonly Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

/** Records a judgment: what, since when, why. Clocks start from nothing else. */
export function JudgmentForm({ kinds, regimes, zone, replaced, ...change }: JudgmentFormProps) {
  return (
    <ChangeForm {...change} label="Record the judgment" busyLabel="Requested…" withCancel={false}>
      {({ values, errors }) => (
        <>
          {replaced ? (
            <>
              <input type="hidden" name="supersedes" value={replaced.seq} />
              <input type="hidden" name="kind" value={replaced.kind} />
              <input type="hidden" name="regime" value={replaced.regime ?? ''} />
              <p>
                In place of entry {replaced.seq}: {replaced.words}. The old judgment stays readable, and clocks that
                counted from it get a new version.
              </p>
            </>
          ) : (
            <div className="grid gap-4 sm:grid-cols-2">
              <SelectField
                name="kind"
                label="What was judged"
                error={errors.kind}
                defaultValue={values.kind?.[0] ?? 'aware'}
              >
                <Options choices={kinds} />
              </SelectField>
              <SelectField
                name="regime"
                label="For which law"
                error={errors.regime}
                defaultValue={values.regime?.[0] ?? ''}
              >
                <option value="">Every law</option>
                <Options choices={regimes} />
              </SelectField>
            </div>
          )}
          <div className="grid gap-4 sm:grid-cols-2">
            <TimeField name="at" label="Since when it was so" values={values} error={errors.at} />
            <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
          </div>
          <TextareaField
            name="reason"
            label="What it rests on"
            hint="What was known, to whom, and why that is enough."
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={3}
          />
        </>
      )}
    </ChangeForm>
  )
}
