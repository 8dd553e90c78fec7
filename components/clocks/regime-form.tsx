'use client'

import { ActCheckbox, ActForm, ActSelect, ActText, ActTextarea, type FormAction } from '@/components/form/act-form'
import type { RegimeSettings } from '@/lib/clocks/events'

interface RegimeFormProps {
  action: FormAction
  regimeId: string
  settings: RegimeSettings
  /** One that is not in force can’t be switched on. */
  inForce: boolean
  marks: readonly { readonly value: string; readonly label: string }[]
  usual: { readonly mark: string; readonly reviewedOn: string }
}

/** What the workplace says of one law. */
export function RegimeForm({ action, regimeId, settings, inForce, marks, usual }: RegimeFormProps) {
  return (
    <ActForm action={action} hidden={{ regime: regimeId }} submit="Save" busyLabel="Saving…">
      {inForce && (
        <ActCheckbox
          name="enabled"
          label="On"
          hint="It is asked about where the facts of an incident point to it."
          initial={settings.enabled}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <ActSelect name="mark" label="How far it was checked" initial={settings.mark ?? ''}>
          <option value="">As the rules have it: {usual.mark}</option>
          {marks.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </ActSelect>
        <ActText
          name="reviewedOn"
          type="date"
          label="Reviewed on"
          mark="optional"
          hint={`The rules were reviewed on ${usual.reviewedOn}.`}
          initial={settings.reviewedOn ?? ''}
        />
      </div>
      <ActTextarea name="note" label="Note" mark="optional" rows={3} initial={settings.note} />
    </ActForm>
  )
}
