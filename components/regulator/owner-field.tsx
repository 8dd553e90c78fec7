import { SelectField } from '@/components/form/text-field'

export interface OwnerFieldProps {
  name: string
  label: string
  people: readonly { readonly id: string; readonly name: string }[]
  value: string
  error?: string | undefined
}

/** Who finds something out. */
export function OwnerField({ name, label, people, value, error }: OwnerFieldProps) {
  return (
    <SelectField name={name} label={label} error={error} defaultValue={value}>
      <option value="">Choose…</option>
      {people.map((person) => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </SelectField>
  )
}
