import { ActForm, ActText, type FormAction } from '@/components/form/act-form'
import type { Mark } from '@/lib/statements/lint/model'

export interface MarkFormsProps {
  mark: Mark
  statement: { id: string; reference: string }
  /** Lets a sentence stand that a rule stops: counsel alone. Null for others. */
  waive: FormAction | null
  /** Sets a warning aside: whoever drafts. Null for others. */
  dismiss: FormAction | null
}

/** Lets the sentence stand, with a reason that is kept; for another sentence it holds no more. */
export function MarkForms({ mark, statement, waive, dismiss }: MarkFormsProps) {
  const blocks = mark.severity === 'block'
  const action = blocks ? waive : dismiss
  if (!action || mark.waived) return null
  const { rule, sentenceHash } = mark
  const id = `reason-${rule}-${sentenceHash.slice(0, 12)}`
  return (
    <details className="mt-1">
      <summary className="link min-h-6 w-fit py-0.5 text-dense pointer-coarse:py-3">
        {blocks ? 'Waive the rule for this sentence…' : 'Dismiss…'}
      </summary>
      <div className="mt-2">
        <ActForm
          action={action}
          hidden={{ statementId: statement.id, reference: statement.reference, rule, sentenceHash }}
          submit={blocks ? 'Waive' : 'Dismiss'}
          variant="secondary"
        >
          <ActText name="reason" id={id} label="Why it may stand" maxLength={2000} />
        </ActForm>
      </div>
    </details>
  )
}
