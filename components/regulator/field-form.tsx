'use client'

import Link from 'next/link'
import { RadioCards } from '@/components/form/choice'
import { TextareaField } from '@/components/form/text-field'
import { ChangeForm, type ChangeOf, type Posted } from '@/components/incidents/change-form'
import { TimeField, ZoneField } from '@/components/incidents/time-field'
import type { FormField } from '@/lib/regulator/model'
import { OwnerField, type OwnerFieldProps } from './owner-field'

export interface FieldFormProps extends ChangeOf {
  field: FormField
  people: OwnerFieldProps['people']
  zone: string
}

function modes(field: FormField) {
  return [
    { value: 'text', label: 'Write it' },
    { value: 'not_yet_known', label: 'Not yet known', hint: 'With who finds out, and until when.' },
    ...(field.version && field.version.mode !== 'record'
      ? [{ value: 'record', label: 'As the record has it', hint: 'What was written stays among the versions.' }]
      : []),
  ]
}

function Parts({
  field,
  people,
  zone,
  values,
  errors,
}: Pick<FieldFormProps, 'field' | 'people' | 'zone'> & Omit<Posted, 'failed'>) {
  const first = field.unknown || (field.source === 'none' && field.required) ? 'not_yet_known' : 'text'
  return (
    <>
      <RadioCards
        name="mode"
        legend="What is to stand here?"
        error={errors.mode}
        choices={modes(field)}
        defaultValue={values.mode?.[0] ?? first}
      />
      <div className="hidden group-has-[input[value=text]:checked]/change:block">
        <TextareaField
          name="text"
          label="Words"
          rows={5}
          error={errors.text}
          defaultValue={values.text?.[0] ?? field.text ?? ''}
        />
      </div>
      <div className="hidden flex-col gap-4 group-has-[input[value=not\_yet\_known]:checked]/change:flex">
        <OwnerField
          name="ownerId"
          label="Who finds out"
          people={people}
          value={values.ownerId?.[0] ?? ''}
          error={errors.ownerId}
        />
        <TimeField name="due" label="Until when" values={values} error={errors.due} />
        <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
      </div>
    </>
  )
}

/** Completes or overrules one field. Without script the parts of the other choice stay hidden by the sheet alone. */
export function FieldForm({ field, people, zone, ...change }: FieldFormProps) {
  return (
    <ChangeForm {...change} label="Save" busyLabel="Saving…" withCancel={false}>
      {({ values, errors, failed }) => {
        const current = failed?.code === 'conflict' ? (failed.current as { version?: number } | undefined) : undefined
        return (
          <>
            <input type="hidden" name="field" value={field.key} />
            <input type="hidden" name="expectedVersion" value={current?.version ?? field.version?.version ?? 0} />
            <Parts {...{ field, people, zone, values, errors }} />
            <Link href={`/incidents/${change.reference}/regulator#${field.key}`} className="link self-start">
              Back to the form
            </Link>
          </>
        )
      }}
    </ChangeForm>
  )
}
