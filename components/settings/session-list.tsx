import { AlertDialog } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import type { SessionRow } from '@/lib/auth/queries'
import { ActForm } from './act-form'

export interface SessionListProps {
  sessions: readonly SessionRow[]
  current: string
  end: (sessionId: string) => Promise<ActionResult>
  leaveEverywhere: () => Promise<ActionResult<unknown>>
}

function LeaveEverywhere({ leaveEverywhere }: Pick<SessionListProps, 'leaveEverywhere'>) {
  return (
    <AlertDialog
      title="Sign out everywhere?"
      description="All your sessions end now, this one too. You sign in again afterwards."
      trigger={<Button size="small">Sign out everywhere…</Button>}
    >
      <ActForm action={leaveEverywhere} variant="danger" busyLabel="Signing out…">
        Sign out everywhere
      </ActForm>
    </AlertDialog>
  )
}

/** Where the person is signed in. */
export function SessionList({ sessions, current, end, leaveEverywhere }: SessionListProps) {
  return (
    <Section
      id="sessions"
      title="Where you are signed in"
      hint="A session ends after 8 hours without use, and after 24 hours at the latest."
      actions={<LeaveEverywhere leaveEverywhere={leaveEverywhere} />}
    >
      <ul className="-my-3 divide-y divide-hairline">
        {sessions.map(({ id, createdAt, lastSeenAt, endsAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div>
              <p className="flex flex-wrap items-center gap-2">
                Signed in <Time at={createdAt} />
                {id === current && <Badge tone="accent">This session</Badge>}
              </p>
              <p className="text-meta text-muted">
                Last used <Time at={lastSeenAt} relative /> · ends <Time at={endsAt} />
              </p>
            </div>
            {id !== current && (
              <ActForm action={end.bind(null, id)} variant="secondary" size="small" busyLabel="Ending…">
                End this session
              </ActForm>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
