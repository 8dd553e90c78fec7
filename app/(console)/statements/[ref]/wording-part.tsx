import { MarkForms } from '@/components/statements/mark-forms'
import { MarkList } from '@/components/statements/mark-list'
import type { PersonActor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { lintedText, marksOn } from '@/lib/statements/rules/blockers'
import { isWaivable } from '@/lib/statements/rules/marks'
import { dismissMarkAction, waiveMarkAction } from './mark-actions'

/** What the rules of wording say of the text that stands, and who may let it stand. */
export function WordingPart({ actor, statement }: { actor: PersonActor; statement: StatementDetail }) {
  const { id, reference, authorIds } = statement
  const waive = mayEver(actor, 'statement.waive') && !authorIds.includes(actor.id) ? waiveMarkAction : null
  const dismiss = mayEver(actor, 'statement.dismiss') ? dismissMarkAction : null
  return (
    <MarkList
      marks={marksOn(lintedText(statement), statement.lint)}
      controls={(mark) =>
        isWaivable(mark) && <MarkForms mark={mark} statement={{ id, reference }} waive={waive} dismiss={dismiss} />
      }
    />
  )
}
