import { ActForm, ActTextarea, type FormAction } from '@/components/form/act-form'

export interface RetractFormProps {
  statement: { id: string; reference: string }
  retract: FormAction
}

/** Drafts a retraction: a choice that the record does not make, with a reason that is kept. Works without script. */
export function RetractForm({ statement: { id, reference }, retract }: RetractFormProps) {
  return (
    <details className="mt-2">
      <summary className="link min-h-6 w-fit py-0.5 pointer-coarse:py-3">
        Retract it: it should not have been said…
      </summary>
      <div className="mt-2 max-w-reading">
        <ActForm
          action={retract}
          hidden={{ statementId: id, reference, choice: 'retract' }}
          submit="Draft a retraction"
          busyLabel="Drafting…"
          variant="secondary"
        >
          <ActTextarea
            name="retract"
            label="Why it should not have been said"
            hint="Kept on the timeline, and said in the retraction."
            maxLength={2000}
            rows={3}
          />
        </ActForm>
      </div>
    </details>
  )
}
