import { TextareaField } from '@/components/form/text-field'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/card'
import { Mono } from '@/components/ui/mono'
import { StatusBadge } from '@/components/ui/status-badge'
import { Time } from '@/components/ui/time'
import type { ApprovalDesk } from '@/lib/statements/desk'
import type { ApprovalRow } from '@/lib/statements/queries/statement'
import { ActForm, type PostAction } from './act-form'
import { BlockerList } from './blocker-list'

export interface ApprovalsProps {
  statement: { id: string; reference: string; number: number; textHash: string }
  /** `v4 approved, v5 not`. */
  summary: string
  desks: readonly ApprovalDesk[]
  rows: readonly ApprovalRow[]
  action: PostAction
}

const words = { approved: 'Approved', changes_requested: 'Changes requested', waiting: 'Waiting' } as const

function Given({ rows, number, textHash }: { rows: readonly ApprovalRow[]; number: number; textHash: string }) {
  return rows.map((row) => (
    <p key={`${row.at.toISOString()}${row.decision}`} className="text-meta text-muted">
      {row.personName} {row.decision === 'approved' ? 'approved' : 'asked for changes to'} v{row.versionNumber}
      {row.textHash !== textHash && row.decision === 'approved' && `, not v${number}`}, <Time at={row.at} />
      {row.reason && <span className="block whitespace-pre-wrap text-text">“{row.reason}”</span>}
    </p>
  ))
}

function ReviewForm({
  desk,
  statement,
  action,
}: { desk: ApprovalDesk } & Pick<ApprovalsProps, 'statement' | 'action'>) {
  const hidden = {
    statementId: statement.id,
    reference: statement.reference,
    textHash: statement.textHash,
    role: desk.role,
  }
  return (
    <div className="mt-2 flex flex-col gap-2">
      {desk.review && desk.review.blockers.length > 0 ? (
        <BlockerList title={`You can’t approve for ${desk.label}`} blockers={desk.review.blockers} />
      ) : (
        <ActForm
          action={action}
          hidden={{ ...hidden, decision: 'approved' }}
          label={`Approve v${statement.number} for ${desk.label}`}
          busyLabel="Approving…"
        />
      )}
      <details>
        <summary className="link min-h-6 w-fit py-0.5 text-dense pointer-coarse:py-3">Request changes…</summary>
        <div className="mt-2">
          <ActForm
            action={action}
            hidden={{ ...hidden, decision: 'changes_requested' }}
            label="Request changes"
            busyLabel="Sending…"
            variant="secondary"
          >
            <TextareaField name="reason" id={`reason-${desk.role}`} label="What must change" rows={2} />
          </ActForm>
        </div>
      </details>
    </div>
  )
}

/** Who has approved exactly this text, who approved an earlier one, and the viewer's own step. */
export function Approvals({ statement, summary, desks, rows, action }: ApprovalsProps) {
  return (
    <Section id="approvals" title="Approvals" hint={summary}>
      <ul className="flex flex-col divide-y divide-hairline">
        {desks.map((desk) => (
          <li key={desk.role} className="py-3 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="font-medium">{desk.label}</h3>
              {desk.decision === 'approved' ? (
                <StatusBadge status="confirmed" label={`Approved v${statement.number}`} />
              ) : (
                <Badge tone={desk.decision === 'waiting' ? 'neutral' : 'warn'}>{words[desk.decision]}</Badge>
              )}
            </div>
            <Given
              rows={rows.filter(({ role }) => role === desk.role)}
              number={statement.number}
              textHash={statement.textHash}
            />
            {desk.review && desk.decision !== 'approved' && (
              <ReviewForm desk={desk} statement={statement} action={action} />
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 border-hairline border-t pt-3 text-meta text-muted">
        An approval holds for exactly this text and its evidence: <Mono>{statement.textHash.slice(0, 16)}…</Mono>
      </p>
    </Section>
  )
}
