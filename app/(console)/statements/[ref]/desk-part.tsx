import { Approvals } from '@/components/statements/approvals'
import { PublicationFacts } from '@/components/statements/publication-facts'
import { PublishBox } from '@/components/statements/publish-box'
import { approvalSummary, type Desk } from '@/lib/statements/desk'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { publishAction, reviewAction } from './actions'

/** Who approves this text, and how it gets out or where it went. */
export function DeskPart({ statement, desk }: { statement: StatementDetail; desk: Desk }) {
  const { id, reference, version, versions, publication } = statement
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
      {publication ? (
        <PublicationFacts publication={publication} />
      ) : (
        <PublishBox statement={text} publish={desk.publish} action={publishAction} />
      )}
    </div>
  )
}
