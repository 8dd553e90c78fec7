'use client'

import { TextareaField } from '@/components/form/text-field'
import { ChangeForm, type ChangeOf } from './change-form'

/** New words for an entry, and why. The old ones stay readable under them. */
export function CorrectionForm({ seq, text, ...change }: ChangeOf & { seq: number; text: string }) {
  return (
    <ChangeForm {...change} label="Correct the entry" busyLabel="Recording…">
      {({ values, errors }) => (
        <>
          <input type="hidden" name="seq" value={seq} />
          <TextareaField
            name="text"
            label="What it should say"
            error={errors.text}
            defaultValue={values.text?.[0] ?? text}
            rows={6}
          />
          <TextareaField
            name="reason"
            label="Why is it corrected?"
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={2}
          />
        </>
      )}
    </ChangeForm>
  )
}
