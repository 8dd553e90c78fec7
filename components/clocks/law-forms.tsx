'use client'

import { RadioCards } from '@/components/form/choice'
import { SelectField, TextareaField } from '@/components/form/text-field'
import { ChangeForm, type ChangeOf } from '@/components/incidents/change-form'

interface Law {
  readonly id: string
  readonly title: string
}

interface LawFormProps extends ChangeOf {
  laws: readonly Law[]
  chosen: string
}

function LawField({ laws, chosen, error }: { laws: readonly Law[]; chosen: string; error: string | undefined }) {
  return (
    <SelectField name="regime" label="Law" error={error} defaultValue={chosen}>
      {laws.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </SelectField>
  )
}

const decisions = [
  { value: 'applies', label: 'It applies', hint: 'Its clocks start from the judgments that are recorded.' },
  { value: 'does_not_apply', label: 'It does not apply', hint: 'Its clocks end. The reason stays on the record.' },
]

/** Counsel decides on one law. */
export function DecideLawForm({ laws, chosen, ...change }: LawFormProps) {
  return (
    <ChangeForm {...change} label="Record the decision" busyLabel="Requested…">
      {({ values, errors }) => (
        <>
          <LawField laws={laws} chosen={values.regime?.[0] ?? chosen} error={errors.regime} />
          <RadioCards
            name="decision"
            legend="Does it apply to this incident?"
            choices={decisions}
            defaultValue={values.decision?.[0]}
            error={errors.decision}
            className="sm:grid-cols-2"
          />
          <TextareaField
            name="reason"
            label="Why"
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={4}
          />
        </>
      )}
    </ChangeForm>
  )
}

/** Counsel adds a law that the facts did not point to. */
export function OpenLawForm({ laws, chosen, ...change }: LawFormProps) {
  return (
    <ChangeForm {...change} label="Add it to those to decide" busyLabel="Requested…">
      {({ values, errors }) => (
        <>
          <LawField laws={laws} chosen={values.regime?.[0] ?? chosen} error={errors.regime} />
          <TextareaField
            name="reason"
            label="What points to it"
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={3}
          />
        </>
      )}
    </ChangeForm>
  )
}
