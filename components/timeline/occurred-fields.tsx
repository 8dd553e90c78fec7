import { CheckboxField } from '@/components/form/choice'
import { TimeField, ZoneField } from '@/components/incidents/time-field'
import type { FieldErrors } from '@/lib/errors'
import type { FormValues } from '@/lib/form-values'

/** When it happened, if that was not just now. Open where something in it needs mending. */
export function OccurredFields({ values, errors, zone }: { values: FormValues; errors: FieldErrors; zone: string }) {
  const open = Boolean(errors.occurredAt ?? errors.zone ?? values.occurredAt?.[0])
  return (
    <details open={open || undefined}>
      <summary className="w-fit text-muted">It happened earlier</summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <TimeField name="occurredAt" label="When did it happen?" values={values} error={errors.occurredAt} />
        <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
        <CheckboxField
          name="occurredAbout"
          label="About then"
          hint="The time is not exact."
          defaultChecked={values.occurredAbout !== undefined}
        />
      </div>
    </details>
  )
}
