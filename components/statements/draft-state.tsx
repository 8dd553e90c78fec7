import { Section } from '@/components/ui/card'
import type { Desk } from '@/lib/statements/desk'
import { ActForm, type PostAction } from './act-form'
import { BlockerList } from './blocker-list'

export interface DraftStateProps {
  desk: Desk
  statement: { id: string; reference: string; number: number; expectedVersion: number }
  submit: PostAction
  refresh: PostAction
}

/** What stands between this text and its approvers: reasons, a refresh of its claims, the submit button. */
export function DraftState({ desk, statement, submit, refresh }: DraftStateProps) {
  if (!desk.submit && desk.outdated.length === 0) return null
  const { id: statementId, reference, expectedVersion, number } = statement
  const hidden = { statementId, reference, expectedVersion: String(expectedVersion) }
  const blockers = desk.submit?.blockers ?? desk.outdated
  return (
    <Section id="next" title="Next step">
      <div className="flex flex-col gap-3">
        {blockers.length > 0 && (
          <BlockerList
            title={
              desk.submit ? `Version ${number} can’t be submitted yet` : 'The record has moved on since this version'
            }
            blockers={blockers}
          />
        )}
        <div className="flex flex-wrap gap-2">
          {desk.submit && blockers.length === 0 && (
            <ActForm action={submit} hidden={hidden} label={`Submit v${number} for approval`} busyLabel="Submitting…" />
          )}
          {desk.revise && blockers.some(({ code }) => code.startsWith('claim_')) && (
            <ActForm
              action={refresh}
              hidden={hidden}
              label="Refresh the claims"
              busyLabel="Refreshing…"
              variant="secondary"
            />
          )}
        </div>
      </div>
    </Section>
  )
}
