import { CheckboxCards, CheckboxField } from '@/components/form/choice'
import { SelectField, TextareaField } from '@/components/form/text-field'
import type { FieldErrors } from '@/lib/errors'
import type { FormValues } from '@/lib/form-values'
import { incidentKinds, kindNames } from '@/lib/incidents/model'
import type { ProgramChoice } from '@/lib/incidents/queries/choices'
import { ExposureFields } from './exposure-fields'
import { TimeField, ZoneField } from './time-field'

export interface FilingDetailsProps {
  values: FormValues
  errors: FieldErrors
  programs: readonly ProgramChoice[]
  zone: string
}

function WhatAndWhere({ values, errors, programs }: FilingDetailsProps) {
  return (
    <>
      <TextareaField
        name="summary"
        label="What do you know so far?"
        error={errors.summary}
        defaultValue={values.summary?.[0] ?? ''}
        rows={4}
      />
      {programs.length > 0 && (
        <CheckboxCards
          name="programIds"
          legend="Which programs are involved?"
          error={errors.programIds}
          className="sm:grid-cols-2"
          choices={programs.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValues={[...(values.programIds ?? [])]}
        />
      )}
      <SelectField
        name="kind"
        label="What kind of incident is it?"
        error={errors.kind}
        defaultValue={values.kind?.[0] ?? 'data_exposure'}
      >
        {incidentKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kindNames[kind]}
          </option>
        ))}
      </SelectField>
    </>
  )
}

/** Everything but title and severity: on the same page, all optional. */
export function FilingDetails(props: FilingDetailsProps) {
  const { values, errors, zone } = props
  return (
    <>
      <WhatAndWhere {...props} />
      <ExposureFields values={values} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-3">
        <TimeField name="startedAt" label="When did it start?" values={values} error={errors.startedAt} />
        <TimeField name="detectedAt" label="When was it noticed?" values={values} error={errors.detectedAt} />
        <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
      </div>
      <CheckboxField
        name="restricted"
        label="Restricted"
        hint="Only you, and those who are added to it, can see it."
        defaultChecked={values.restricted !== undefined}
      />
      <CheckboxField
        name="drill"
        label="Drill"
        hint="An exercise: every page of it says so."
        defaultChecked={values.drill !== undefined}
      />
    </>
  )
}
