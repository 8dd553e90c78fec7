import { MarkForms } from '@/components/statements/mark-forms'
import { MarkList } from '@/components/statements/mark-list'
import { PromiseForm } from '@/components/statements/promise-form'
import type { PersonActor } from '@/lib/auth/model'
import { mayEver } from '@/lib/auth/permissions'
import { listPeopleChoices } from '@/lib/incidents/queries/choices'
import type { Mark } from '@/lib/statements/lint/model'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { lintedText, marksOn } from '@/lib/statements/rules/blockers'
import { isWaivable } from '@/lib/statements/rules/marks'
import { dismissMarkAction, trackPromiseAction, waiveMarkAction } from './mark-actions'

/** What the rules of wording say of the text that stands, who may let it stand, and who keeps what it promises. */
export async function WordingPart({ actor, statement }: { actor: PersonActor; statement: StatementDetail }) {
  const { id, reference, authorIds } = statement
  const text = { id, reference }
  const drafts = mayEver(actor, 'statement.dismiss')
  const waive = mayEver(actor, 'statement.waive') && !authorIds.includes(actor.id) ? waiveMarkAction : null
  const marks = marksOn(lintedText(statement), statement.lint)
  const isPromise = ({ rule, waived }: Mark) => drafts && rule === 'S10' && !waived
  const others = marks.some(isPromise) ? await listPeopleChoices(actor) : []
  const owners = [{ id: actor.id, name: actor.name }, ...others.filter((person) => person.id !== actor.id)]
  return (
    <MarkList
      marks={marks}
      controls={(mark) => (
        <>
          {isPromise(mark) && <PromiseForm mark={mark} statement={text} owners={owners} action={trackPromiseAction} />}
          {isWaivable(mark) && (
            <MarkForms mark={mark} statement={text} waive={waive} dismiss={drafts ? dismissMarkAction : null} />
          )}
        </>
      )}
    />
  )
}
