'use client'

import { TextareaField, TextField } from '@/components/form/text-field'
import { ChangeForm, type ChangeOf } from '@/components/incidents/change-form'
import { TimeField, ZoneField } from '@/components/incidents/time-field'

interface ClockForm extends ChangeOf {
  clockId: string
}

/** Records that a duty was done. */
export function MeetClockForm({ clockId, zone, ...change }: ClockForm & { zone: string }) {
  return (
    <ChangeForm {...change} label="Record as done" busyLabel="Requested…">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="clockId" value={clockId} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TimeField name="metAt" label="When it was done" values={values} error={errors.metAt} />
            <ZoneField value={values.zone?.[0] ?? zone} error={errors.zone} />
          </div>
          <TextField
            name="receipt"
            label="Receipt"
            hint="What proves it: a portal’s number, a message’s time and recipient."
            autoComplete="off"
            error={errors.receipt}
            defaultValue={values.receipt?.[0] ?? ''}
          />
          <TextareaField
            name="lateReasons"
            label="Why it came late"
            mark="optional"
            hint="Asked for where it was done after the due date."
            error={errors.lateReasons}
            defaultValue={values.lateReasons?.[0] ?? ''}
            rows={3}
          />
        </>
      )}
    </ChangeForm>
  )
}

interface ReasonForm extends ClockForm {
  label: string
  question: string
}

/** Ends a clock as not required, or takes up one that was ended: either says why. */
export function ClockReasonForm({ clockId, label, question, ...change }: ReasonForm) {
  return (
    <ChangeForm {...change} label={label} busyLabel="Requested…" withCancel={false}>
      {({ values, errors }) => (
        <>
          <input type="hidden" name="clockId" value={clockId} />
          <TextareaField
            name="reason"
            label={question}
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={3}
          />
        </>
      )}
    </ChangeForm>
  )
}
