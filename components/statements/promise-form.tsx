import { ActForm, ActSelect, ActText, type FormAction } from '@/components/form/act-form'
import type { Mark } from '@/lib/statements/lint/model'

export interface PromiseFormProps {
  mark: Mark
  statement: { id: string; reference: string }
  /** Who can keep it; the first is the reader. */
  owners: readonly { id: string; name: string }[]
  action: FormAction
}

/** Gives a promise of the text to somebody, with the time by which it is kept. */
export function PromiseForm({ mark, statement, owners, action }: PromiseFormProps) {
  const { sentenceHash } = mark
  const id = sentenceHash.slice(0, 12)
  return (
    <details className="mt-1">
      <summary className="link min-h-6 w-fit py-0.5 text-dense pointer-coarse:py-3">Say who keeps it…</summary>
      <div className="mt-2">
        <ActForm
          action={action}
          hidden={{ statementId: statement.id, reference: statement.reference, sentenceHash }}
          submit="Track the promise"
          variant="secondary"
        >
          <ActSelect name="ownerId" id={`owner-${id}`} label="Who keeps it">
            {owners.map((owner) => (
              <option key={owner.id} value={owner.id}>
                {owner.name}
              </option>
            ))}
          </ActSelect>
          <ActText name="due" id={`due-${id}`} type="datetime-local" label="By when (UTC)" />
        </ActForm>
      </div>
    </details>
  )
}
