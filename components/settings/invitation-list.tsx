import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import type { InvitationRow } from '@/lib/auth/queries'
import { ActForm } from './act-form'
import { roleList } from './role-choices'

export interface InvitationListProps {
  invitations: readonly InvitationRow[]
  revoke: (invitationId: string) => Promise<ActionResult>
}

/** Invitations that nobody has accepted yet. */
export function InvitationList({ invitations, revoke }: InvitationListProps) {
  return (
    <ul className="-my-3 divide-y divide-hairline">
      {invitations.map(({ id, email, roles, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0">
            <p className="break-all font-medium">{email ?? 'The first administrator'}</p>
            <p className="text-meta text-muted">
              {roleList(roles)} · until <Time at={expiresAt} />
            </p>
          </div>
          <ActForm action={revoke.bind(null, id)} variant="secondary" size="small" busyLabel="Withdrawing…">
            Withdraw
          </ActForm>
        </li>
      ))}
    </ul>
  )
}
