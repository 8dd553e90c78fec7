'use client'

import { CheckboxField, RadioCards } from '@/components/form/choice'
import { TextareaField, TextField } from '@/components/form/text-field'
import { findingOutcomes } from '@/lib/incidents/events'
import { outcomeNames } from '@/lib/timeline/words/incident'
import { ChangeForm, type ChangeOf, type Posted } from './change-form'
import { FindingAccess, FindingSample } from './finding-access'
import { FindingSources } from './finding-sources'
import { TimeField, ZoneField } from './time-field'

export interface FindingFormProps extends ChangeOf {
  reviewer: string
  token: string
  zone: string
  sourceRows: number
}

type Part = Omit<Posted, 'failed'>

const fieldOf = ({ values, errors }: Part, name: string) => ({
  name,
  error: errors[name],
  defaultValue: values[name]?.[0] ?? '',
})

function Examined({ zone, sourceRows, ...part }: Part & { zone: string; sourceRows: number }) {
  const { values, errors } = part
  return (
    <>
      <TextField {...fieldOf(part, 'systems')} label="Which systems were examined?" hint="With commas between them" />
      <FindingSources rows={sourceRows} values={values} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-3">
        <TimeField name="windowFrom" label="Searched from" values={values} error={errors.windowFrom} />
        <TimeField name="windowTo" label="Searched to" values={values} error={errors.windowTo} />
        <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
      </div>
      <TextareaField {...fieldOf(part, 'method')} label="How was it searched?" rows={3} />
      <TextField
        {...fieldOf(part, 'coveragePercent')}
        label="Coverage in %"
        hint="How much of what these sources hold of the window was gone through. Empty: all, or what the sample says."
        inputMode="decimal"
        className="max-w-32"
      />
      <FindingSample {...part} />
      <TextField {...fieldOf(part, 'gaps')} label="What was not searched?" hint="With commas between them" />
    </>
  )
}

function Outcome({ reviewer, ...part }: Part & { reviewer: string }) {
  const { values, errors } = part
  return (
    <>
      <RadioCards
        name="outcome"
        legend="What came out?"
        error={errors.outcome}
        className="sm:grid-cols-2"
        choices={findingOutcomes.map((outcome) => ({ value: outcome, label: outcomeNames[outcome] }))}
        defaultValue={values.outcome?.[0]}
      />
      <FindingAccess {...part} />
      <TextareaField {...fieldOf(part, 'text')} label="In words" rows={4} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...fieldOf(part, 'reviewer')} label="Reviewer" defaultValue={values.reviewer?.[0] ?? reviewer} />
        <TextField {...fieldOf(part, 'secondReviewer')} label="Second reviewer" mark="optional" />
      </div>
      <CheckboxField
        name="finished"
        label="The review is finished"
        hint="Only a finished review can support “no indication of access” in a statement."
        defaultChecked={values.finished !== undefined}
      />
    </>
  )
}

/** What was examined, by whom, how, and what came out. How strong it is as evidence is computed from this. */
export function FindingForm({ reviewer, token, zone, sourceRows, ...change }: FindingFormProps) {
  return (
    <ChangeForm {...change} label="Record the finding" busyLabel="Recording…">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Examined {...{ values, errors, zone, sourceRows }} />
          <Outcome {...{ values, errors, reviewer }} />
        </>
      )}
    </ChangeForm>
  )
}
