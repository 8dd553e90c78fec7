import { CheckboxField, RadioCards } from '@/components/form/choice'
import { FieldError } from '@/components/form/field'
import { TextareaField, TextField } from '@/components/form/text-field'
import { basisNames, boundNames, causeStateNames, recipientClassNames } from '@/lib/timeline/words/facts'
import { TimeField, ZoneField } from '../time-field'
import { type FactPart, fieldOf, namedChoices } from './fact-part'

function Choose({
  part,
  name,
  legend,
  names,
}: {
  part: FactPart
  name: string
  legend: string
  names: Readonly<Record<string, string>>
}) {
  return (
    <RadioCards
      name={name}
      legend={legend}
      error={part.errors[name]}
      choices={namedChoices(names)}
      defaultValue={part.values[name]?.[0]}
      className="sm:grid-cols-2"
    />
  )
}

function Zone({ values, errors, known }: FactPart) {
  return <ZoneField value={values.zone?.[0] ?? known.zone} error={errors.zone} />
}

export function BoundsFields(part: FactPart) {
  const { values, errors } = part
  return (
    <>
      <Choose part={part} name="which" legend="Which moment?" names={boundNames} />
      <div className="grid items-end gap-4 sm:grid-cols-3">
        <TimeField name="from" label="At, or not before" values={values} error={errors.from} />
        <TimeField name="to" label="Not after" mark="optional" values={values} error={errors.to} />
        <Zone {...part} />
      </div>
      <Choose part={part} name="basis" legend="What is it known by?" names={basisNames} />
      <TextareaField {...fieldOf(part, 'text')} label="In words" mark="optional" rows={3} />
    </>
  )
}

export function CauseFields(part: FactPart) {
  return (
    <>
      <TextareaField {...fieldOf(part, 'text')} label="What caused it?" rows={3} />
      <Choose part={part} name="state" legend="How far is it known?" names={causeStateNames} />
      <TextField
        {...fieldOf(part, 'reviewers')}
        label="Who reviewed it?"
        hint="With commas between them. A confirmed cause needs at least one."
        mark="optional"
      />
    </>
  )
}

export function CountFields(part: FactPart) {
  const { values } = part
  return (
    <>
      <Choose
        part={part}
        name="unit"
        legend="What was counted?"
        names={{ people: 'People', records: 'Records', accounts: 'Accounts' }}
      />
      <div className="grid grid-cols-2 items-end gap-4">
        <TextField {...fieldOf(part, 'low')} label="The number, or at least" inputMode="numeric" />
        <TextField {...fieldOf(part, 'high')} label="At most" mark="optional" inputMode="numeric" />
      </div>
      <TextareaField {...fieldOf(part, 'method')} label="How was it counted?" rows={2} />
      <CheckboxField
        name="deduplicated"
        label="Nobody is counted twice"
        defaultChecked={values.deduplicated !== undefined}
      />
      <div>
        <FieldError id="final" error={part.errors.final} />
        <CheckboxField
          name="final"
          label="The count is final"
          hint="One number that won’t change any more"
          defaultChecked={values.final !== undefined}
        />
      </div>
      <TextareaField {...fieldOf(part, 'text')} label="In words" mark="optional" rows={3} />
    </>
  )
}

export function LogSourceFields(part: FactPart) {
  const { values, errors } = part
  return (
    <>
      <TextField {...fieldOf(part, 'name')} label="Which log?" />
      <CheckboxField
        name="recordsReads"
        label="It records reads"
        hint="A log of changes alone says nothing about who looked."
        defaultChecked={values.recordsReads !== undefined}
      />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TimeField name="retainedFrom" label="Kept from" mark="optional" values={values} error={errors.retainedFrom} />
        <Zone {...part} />
      </div>
      <TextareaField {...fieldOf(part, 'text')} label="In words" mark="optional" rows={3} />
    </>
  )
}

export function NotificationFields(part: FactPart) {
  const { values, errors } = part
  return (
    <>
      <Choose part={part} name="recipientClass" legend="Who was told?" names={recipientClassNames} />
      <TextField {...fieldOf(part, 'recipient')} label="Name of the recipient" />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TimeField name="sentAt" label="Sent at" values={values} error={errors.sentAt} />
        <Zone {...part} />
      </div>
      <TextField {...fieldOf(part, 'scope')} label="What was it about?" mark="optional" />
      <TextField {...fieldOf(part, 'receipt')} label="Receipt or file number" mark="optional" />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField {...fieldOf(part, 'regime')} label="Under which law" mark="optional" />
        <TextField {...fieldOf(part, 'phase')} label="Phase" hint="Initial, update or final" mark="optional" />
      </div>
    </>
  )
}
