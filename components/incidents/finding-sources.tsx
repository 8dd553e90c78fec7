import { CheckboxField } from '@/components/form/choice'
import { FieldError } from '@/components/form/field'
import { TextField } from '@/components/form/text-field'
import type { FieldErrors } from '@/lib/errors'
import type { FormValues } from '@/lib/form-values'
import { TimeField } from './time-field'

/** The logs and other sources that were searched, one a row; rows without a name are left out. */
export function FindingSources({ rows, values, errors }: { rows: number; values: FormValues; errors: FieldErrors }) {
  return (
    <fieldset id="sources" tabIndex={-1} className="min-w-0">
      <legend className="mb-1 font-medium">Which sources were searched?</legend>
      <FieldError id="sources" error={errors.sources} />
      <div className="flex flex-col gap-2">
        {Array.from({ length: rows }, (_, row) => `sources.${row}`).map((name, row) => (
          <div
            key={name}
            className="grid items-end gap-3 rounded-control border border-hairline p-3 sm:grid-cols-[minmax(0,1fr)_12rem_11rem]"
          >
            <TextField
              name={`${name}.name`}
              label={`Source ${row + 1}`}
              error={errors[`${name}.name`]}
              defaultValue={values[`${name}.name`]?.[0] ?? ''}
            />
            <TimeField
              name={`${name}.retainedFrom`}
              label="Kept from"
              values={values}
              error={errors[`${name}.retainedFrom`]}
            />
            <div className="flex h-10 items-center">
              <CheckboxField
                name={`${name}.recordsReads`}
                label="Records reads"
                defaultChecked={values[`${name}.recordsReads`] !== undefined}
              />
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
