'use client'

import { TextareaField } from '@/components/form/text-field'
import { SeverityBadge } from '@/components/ui/severity-badge'
import { ChangeForm, type ChangeOf, ExpectedVersion } from './change-form'
import { ConflictNotice } from './conflict-notice'
import { SeverityCards } from './severity-cards'

export interface SeverityFormProps extends ChangeOf {
  severity: number
  version: number
}

/** From, to and why: the change is an entry of its own. */
export function SeverityForm({ severity, version, ...change }: SeverityFormProps) {
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
        </>
      )}
    </ChangeForm>
  )
}
