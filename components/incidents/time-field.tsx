import { Field } from '@/components/form/field'
import { Input, Select } from '@/components/ui/input'
import type { FormValues } from '@/lib/form-values'
import { shownTwice } from '@/lib/local-time-problems'

export interface TimeFieldProps {
  name: string
  label: string
  hint?: string
  values: FormValues
  error?: string | undefined
  mark?: 'optional'
}

/** A wall-clock time, in the form's zone. Where the clocks showed it twice it asks which of the two is meant. */
export function TimeField({ name, label, hint, values, error, mark }: TimeFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} mark={mark}>
      {(control) => (
        <div className="flex flex-col gap-2">
          <Input {...control} type="datetime-local" defaultValue={values[name]?.[0] ?? ''} />
          {error === shownTwice && (
            <Select name={`${name}.which`} aria-label={`${label} Which of the two?`} defaultValue="earlier">
              <option value="earlier">The first time, before clocks went back</option>
              <option value="later">The second time, after clocks went back</option>
            </Select>
          )}
        </div>
      )}
    </Field>
  )
}

const common = ['UTC', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata']

/** The zone that the form's times are in. */
export function ZoneField({ value, error, id = 'zone' }: { value: string; error?: string | undefined; id?: string }) {
  return (
    <Field name="zone" id={id} label="Time zone" error={error}>
      {(control) => (
        <>
          <Input {...control} defaultValue={value} list={`${id}-list`} autoComplete="off" spellCheck={false} />
          <datalist id={`${id}-list`}>
            {[...new Set([value, ...common])].map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
