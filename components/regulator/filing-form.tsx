'use client'

import Link from 'next/link'
import { RadioCards } from '@/components/form/choice'
import { TextField } from '@/components/form/text-field'
import { ChangeForm, type ChangeOf, type Posted } from '@/components/incidents/change-form'
import { TimeField, ZoneField } from '@/components/incidents/time-field'
import { Callout } from '@/components/ui/callout'
import { type Phase, phaseNames } from '@/lib/regulator/model'
import { OwnerField, type OwnerFieldProps } from './owner-field'

export interface FilingFormProps extends ChangeOf {
  phases: readonly Phase[]
  /** Labels of required fields that nobody owns yet. */
  open: readonly string[]
  formHash: string
  people: OwnerFieldProps['people']
  zone: string
}

const hints: Readonly<Record<Phase, string>> = {
  initial: 'What is not yet known can follow.',
  update: 'More is known, or what was filed no longer holds.',
  final: 'Everything is known; nothing is left open.',
}

function Rest({ open, people, values, errors }: Pick<FilingFormProps, 'open' | 'people'> & Omit<Posted, 'failed'>) {
  if (open.length === 0) return null
  return (
    <>
      <Callout tone="warn" title="Nobody is named yet to find these out">
        {open.join('; ')}. Name somebody for all of them here, or for each on the form.
      </Callout>
      <OwnerField
        name="restOwnerId"
        label="Who finds out the rest"
        people={people}
        value={values.restOwnerId?.[0] ?? ''}
        error={errors.restOwnerId}
      />
      <TimeField name="restDue" label="Until when" values={values} error={errors.restDue} />
    </>
  )
}

/** Records a filing: which, with whom, when, and the receipt. */
export function FilingForm({ phases, open, formHash, people, zone, ...change }: FilingFormProps) {
  return (
    <ChangeForm {...change} label="Record as filed" busyLabel="Recording…" withCancel={false}>
      {({ values, errors }) => (
        <>
          <input type="hidden" name="formHash" value={formHash} />
          <RadioCards
            name="phase"
            legend="Which notification"
            error={errors.phase}
            choices={phases.map((phase) => ({ value: phase, label: phaseNames[phase], hint: hints[phase] }))}
            defaultValue={values.phase?.[0] ?? phases[0]}
          />
          <TextField
            name="authority"
            label="Authority"
            error={errors.authority}
            defaultValue={values.authority?.[0] ?? ''}
          />
          <TextField
            name="receipt"
            label="Receipt"
            mark="optional"
            hint="The number that the portal gave."
            error={errors.receipt}
            defaultValue={values.receipt?.[0] ?? ''}
          />
          <TimeField name="filedAt" label="Filed at" values={values} error={errors.filedAt} />
          <Rest {...{ open, people, values, errors }} />
          <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
          <Link href={`/incidents/${change.reference}/regulator`} className="link self-start">
            Back to the form
          </Link>
        </>
      )}
    </ChangeForm>
  )
}
