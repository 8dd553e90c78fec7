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

/**
 * Lets the sentence stand; for another sentence it holds no more. A waiver needs a reason that is kept; a warning is
 * dismissed with one click, kept with who did it and when.
 */
export function MarkForms({ mark, statement, waive, dismiss }: MarkFormsProps) {
  const blocks = mark.severity === 'block'
  const action = blocks ? waive : dismiss
  if (!action || mark.waived) return null
  const { rule, sentenceHash } = mark
  const hidden = { statementId: statement.id, reference: statement.reference, rule, sentenceHash }
  if (!blocks)
    return (
      <div className="mt-2">
        <ActForm action={action} hidden={hidden} submit="Dismiss" variant="secondary" />
      </div>
    )
  const id = `reason-${rule}-${sentenceHash.slice(0, 12)}`
  return (
    <details className="mt-1">
      <summary className="link min-h-6 w-fit py-0.5 text-dense pointer-coarse:py-3">
        Waive the rule for this sentence…
      </summary>
      <div className="mt-2">
        <ActForm action={action} hidden={hidden} submit="Waive" variant="secondary">
          <ActText name="reason" id={id} label="Why it may stand" maxLength={2000} />
        </ActForm>
      </div>
    </details>
  )
}
