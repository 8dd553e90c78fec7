'use client'

import { ActCheckbox, ActForm, ActSelect, ActText, type FormAction } from '@/components/form/act-form'
import type { CountingSettings } from '@/lib/clocks/events'

export interface CountingFormProps {
  action: FormAction
  counting: CountingSettings
  calendars: readonly { readonly id: string; readonly label: string }[]
}

/** What the organisation declares for counting: its zone, its holidays, what it is. */
export function CountingForm({ action, counting, calendars }: CountingFormProps) {
  return (
    <ActForm action={action} submit="Save" busyLabel="Saving…">
      <div className="grid gap-4 sm:grid-cols-2">
        <ActText
          name="zone"
          label="Time zone"
          hint="In whose days a duty counts that names no zone of its own."
          initial={counting.zone}
        />
        <ActSelect
          name="calendar"
          label="Calendar of holidays"
          hint="For what can be argued to move past a holiday."
          initial={counting.calendar ?? ''}
        >
          <option value="">Weekends only</option>
          {calendars.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </ActSelect>
        <ActSelect
          name="relief"
          label="DORA: kind of financial entity"
          hint="Of the entities of RTS Art. 5(5), the first reports have no weekend relief."
          initial={counting.reliefEntity ?? ''}
        >
          <option value="">Not declared: no relief is counted</option>
          <option value="listed">One of Art. 5(5): credit institution, trading venue, NIS2 entity…</option>
          <option value="other">Another financial entity</option>
        </ActSelect>
        <ActText
          name="targetHoursOf72"
          label="Internal target, hours of 72"
          hint="How much of the time we mean to need. Other lengths in proportion."
          inputMode="numeric"
          initial={String(counting.targetHoursOf72)}
        />
        <ActText
          name="decisionDueHours"
          label="Hours to decide on a law"
          inputMode="numeric"
          initial={String(counting.decisionDueHours)}
        />
      </div>
      <ActCheckbox
        name="reliefOff"
        label="DORA: the authority took the weekend relief away"
        initial={counting.reliefOff}
      />
      <ActCheckbox name="smallAgent" label="Brazil: we are a small processing agent" initial={counting.smallAgent} />
    </ActForm>
  )
}
