import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { ActionResult } from '@/lib/action-result'
import { cn } from '@/lib/cn'
import type { NoticeRow } from '@/lib/notices/queries/notices'
import { NoticeButton } from './notice-button'

type Act = (noticeId: string) => Promise<ActionResult<unknown>>

export interface NoticeActions {
  open: Act
  markRead: Act
  acknowledge: Act
}

const noLonger = 'This is about something that you may no longer read.'

function Standing({ readAt, acknowledgeRequired, acknowledgedAt }: NoticeRow) {
  if (acknowledgedAt)
    return (
      <Badge tone="ok">
        Acknowledged <Time at={acknowledgedAt} relative />
      </Badge>
    )
  if (acknowledgeRequired) return <Badge tone="warn">To acknowledge</Badge>
  return readAt ? null : <Badge tone="accent">New</Badge>
}

function Notice({ notice, actions }: { notice: NoticeRow; actions: NoticeActions }) {
  const { id, text, href, createdAt, mailedAt, readAt, acknowledgeRequired, acknowledgedAt } = notice
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 max-w-reading flex-1 basis-64">
        <p className={cn('break-words', !readAt && 'font-medium', text === null && 'text-muted')}>{text ?? noLonger}</p>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-meta text-muted">
          <Time at={createdAt} />
          {mailedAt && <span>· mailed</span>}
          <Standing {...notice} />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {acknowledgeRequired && !acknowledgedAt && (
          <NoticeButton action={actions.acknowledge.bind(null, id)} variant="primary" busyLabel="Acknowledging…">
            Acknowledge
          </NoticeButton>
        )}
        {href && (
          <NoticeButton action={actions.open.bind(null, id)} busyLabel="Opening…">
            Open
          </NoticeButton>
        )}
        {!readAt && (
          <NoticeButton action={actions.markRead.bind(null, id)} variant="quiet" busyLabel="Marking…">
            Mark as read
          </NoticeButton>
        )}
      </div>
    </li>
  )
}

/** One's own notices, newest first, with what can be done about each. */
export function NoticeList({ rows, actions }: { rows: readonly NoticeRow[]; actions: NoticeActions }) {
  return (
    <ul data-card="" className="divide-y divide-hairline rounded-card border border-hairline bg-raised">
      {rows.map((notice) => (
        <Notice key={notice.id} notice={notice} actions={actions} />
      ))}
    </ul>
  )
}
