import { CheckboxCards, CheckboxField } from '@/components/form/choice'
import { FieldError } from '@/components/form/field'
import { TextField } from '@/components/form/text-field'
import { accessActionNames } from '@/lib/timeline/words/facts'
import type { Posted } from './change-form'
import { fieldOf, namedChoices } from './facts/fact-part'

type Part = Pick<Posted, 'values' | 'errors'>

/** Who had access, how many and what they did: of a finding of access alone. */
export function FindingAccess(part: Part) {
  const { values, errors } = part
  const entered =
    (values['access.actors']?.[0] ?? '') !== '' || Object.keys(errors).some((name) => name.startsWith('access'))
  return (
    <details open={entered} id="access" tabIndex={-1}>
      <summary className="cursor-pointer font-medium">If access was found: by whom?</summary>
      <div className="mt-3 flex flex-col gap-4">
        <FieldError id="access" error={errors.access} />
        <TextField
          {...fieldOf(part, 'access.actors')}
          label="Who had access?"
          hint="A kind of people or accounts, such as “staff outside the research group”"
        />
        <div className="grid grid-cols-2 items-end gap-4">
          <TextField {...fieldOf(part, 'access.low')} label="How many, or at least" inputMode="numeric" />
          <TextField {...fieldOf(part, 'access.high')} label="At most" mark="optional" inputMode="numeric" />
        </div>
        <div>
          <FieldError id="access.exact" error={errors['access.exact']} />
          <CheckboxField
            name="access.exact"
            label="This number is exact"
            hint="It can’t change any more"
            defaultChecked={values['access.exact'] !== undefined}
          />
        </div>
        <CheckboxCards
          name="access.actions"
          legend="What did they do with it?"
          error={errors['access.actions']}
          choices={namedChoices(accessActionNames)}
          defaultValues={[...(values['access.actions'] ?? [])]}
          className="sm:grid-cols-2"
        />
      </div>
    </details>
  )
}

/** How much was looked at, where only a sample was, and whether the sources are whole. */
export function FindingSample(part: Part) {
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-4">
        <TextField
          {...fieldOf(part, 'sampled.reviewed')}
          label="Sampled: looked at"
          mark="optional"
          inputMode="numeric"
        />
        <TextField {...fieldOf(part, 'sampled.of')} label="Out of" mark="optional" inputMode="numeric" />
      </div>
      <CheckboxField
        name="integrityChecked"
        label="The sources were checked to be whole and unaltered"
        defaultChecked={part.values.integrityChecked !== undefined}
      />
    </>
  )
}
