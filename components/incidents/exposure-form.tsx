'use client'

import { TextareaField } from '@/components/form/text-field'
import type { Exposure } from '@/lib/incidents/model'
import { ChangeForm, type ChangeOf, ExpectedVersion } from './change-form'
import { ConflictNotice } from './conflict-notice'
import { ExposureFields, exposureValues } from './exposure-fields'
import { exposureSummary } from './exposure-summary'

export interface ExposureFormProps extends ChangeOf {
  exposure: Exposure
  version: number
}

/** What is known of the exposure now, with the reason why it changed. */
export function ExposureForm({ exposure, version, ...change }: ExposureFormProps) {
  return (
    <ChangeForm {...change} label="Save exposure" busyLabel="Requested…">
      {({ values, errors, failed }) => (
        <>
          <ExpectedVersion failed={failed} version={version} />
          <ConflictNotice
            failed={failed}
            now={(current) => exposureSummary(current.exposure)}
            yours="What stands in the fields below"
          />
          <ExposureFields values={failed ? values : exposureValues(exposure)} errors={errors} />
          <TextareaField
            name="reason"
            label="Why does it change?"
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={3}
          />
        </>
      )}
    </ChangeForm>
  )
}
