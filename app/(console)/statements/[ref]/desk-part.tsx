import { Approvals } from '@/components/statements/approvals'
import type { PersonActor } from '@/lib/auth/model'
import { approvalSummary, type Desk } from '@/lib/statements/desk'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { reviewAction } from './actions'
import { ReleasePart } from './release-part'

interface Props {
  actor: PersonActor
  statement: StatementDetail
  desk: Desk
}

/** Who approves this text, and how it gets out or where it went. */
export function DeskPart({ actor, statement, desk }: Props) {
  const { id, reference, version, versions } = statement
  const text = { id, reference, number: version.number, textHash: version.textHash }
  return (
    <div className="flex min-w-0 flex-col gap-4 lg:col-start-2 min-[1200px]:col-start-3 min-[1200px]:row-span-2 min-[1200px]:row-start-1">
      <Approvals
        statement={text}
        summary={approvalSummary(statement, versions)}
        desks={desk.approvals}
        rows={statement.approvalRows}
        action={reviewAction}
      />
      <ReleasePart actor={actor} statement={statement} publish={desk.publish} />
    </div>
  )
}
