'use client'

import { ActForm, ActSelect, ActTextarea, type FormAction } from '@/components/form/act-form'
import type { Reader } from '@/lib/programs/queries/readers'

interface EscalateFormProps {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  readers: readonly Reader[]
}

/** Hands the collector to somebody who can see the program. */
export function EscalateForm({ action, hidden, readers }: EscalateFormProps) {
  return (
    <ActForm action={action} hidden={hidden} submit="Escalate" busyLabel="Escalating…" variant="secondary">
      <ActSelect name="personId" label="Who looks after it" hint="They are told, with your note.">
        <option value="">Choose a person</option>
        {readers.map(({ id, name, owner }) => (
          <option key={id} value={id}>
            {owner ? `${name} (owner)` : name}
          </option>
        ))}
      </ActSelect>
      <ActTextarea name="note" label="What they should know" rows={2} />
    </ActForm>
  )
}
