import { textOf, textsOf } from '@/lib/form-values'
import { type QuarantineDecision, quarantineDecisions } from '@/lib/programs/rules/quarantine'

/** What the form of a decision on sealed data says, before it is checked. */
export function readQuarantineForm(form: FormData) {
  const chosen = quarantineDecisions.find((each) => each === textOf(form, 'decision'))
  return {
    programId: textOf(form, 'programId'),
    batchIds: textsOf(form, 'batchIds'),
    // Nothing chosen is refused by the schema, at the field.
    decision: chosen ?? ('' as QuarantineDecision),
    reason: textOf(form, 'reason'),
  }
}
