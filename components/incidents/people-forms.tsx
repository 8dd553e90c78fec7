'use client'

import { SelectField } from '@/components/form/text-field'
import type { IncidentRole } from '@/lib/incidents/model'
import { ChangeForm, type ChangeOf } from './change-form'

interface Named {
  readonly id: string
  readonly name: string
}

export interface RoleFormProps extends ChangeOf {
  role: IncidentRole
  roleName: string
  holder: Named | null
  people: readonly Named[]
}

/** Hands one role over; each handover is an entry. */
export function RoleForm({ role, roleName, holder, people, ...change }: RoleFormProps) {
  return (
    <ChangeForm {...change} label={`Hand over ${roleName.toLowerCase()}`} busyLabel="Requested…" withCancel={false}>
      {({ values, errors }) => (
        <>
          <input type="hidden" name="role" value={role} />
          <SelectField
            name="personId"
            id={`${role}-person`}
            label={roleName}
            hint={
              role === 'lead' && holder
                ? 'Locks that the incident holds on programs stay with who leads it now, until they hand them over.'
                : undefined
            }
            error={errors.personId}
            defaultValue={values.personId?.[0] ?? holder?.id ?? ''}
          >
            <option value="">Nobody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </ChangeForm>
  )
}

export interface PickFormProps extends ChangeOf {
  name: 'personId' | 'programId'
  label: string
  hint: string
  submit: string
  choices: readonly Named[]
}

/** Adds one of a list: a member, a program. */
export function PickForm({ name, label, hint, submit, choices, ...change }: PickFormProps) {
  return (
    <ChangeForm {...change} label={submit} busyLabel="Requested…" withCancel={false}>
      {({ values, errors }) => (
        <SelectField name={name} label={label} hint={hint} error={errors[name]} defaultValue={values[name]?.[0] ?? ''}>
          <option value="">Choose…</option>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </SelectField>
      )}
    </ChangeForm>
  )
}
