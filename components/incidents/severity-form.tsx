'use client'

import { TextareaField } from '@/components/form/text-field'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { ChangeForm, type ChangeOf, ExpectedVersion } from './change-form'
import { ConflictNotice } from './conflict-notice'
import { SeverityCards } from './severity-cards'

export interface SeverityFormProps extends ChangeOf {
  severity: number
  version: number
  /** The level that the last recorded suggestion names; null where there is none. */
  suggested: number | null
}

/** From, to and why: the change is an entry of its own. */
export function SeverityForm({ severity, version, suggested, ...change }: SeverityFormProps) {
  return (
    <ChangeForm {...change} label="Change severity" busyLabel="Requested…">
      {({ values, errors, failed }) => (
        <>
          <ExpectedVersion failed={failed} version={version} />
          <ConflictNotice
            failed={failed}
            now={(current) => <SeverityBadge level={current.severity} />}
            yours={<SeverityBadge level={Number(values.to?.[0] ?? severity)} />}
          />
          <SeverityCards name="to" legend="New severity" value={values.to?.[0] ?? String(severity)} error={errors.to} />
          <TextareaField
            name="reason"
            label="Why?"
            error={errors.reason}
            defaultValue={values.reason?.[0] ?? ''}
            rows={3}
          />
          {suggested !== null && (
            <TextareaField
              name="difference"
              label={`Why another level than the suggested SEV ${suggested}?`}
              hint={`Needed unless you choose SEV ${suggested}.`}
              error={errors.difference}
              defaultValue={values.difference?.[0] ?? ''}
              rows={2}
            />
          )}
        </>
      )}
    </ChangeForm>
  )
}
