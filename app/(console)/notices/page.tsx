import type { Metadata } from 'next'
import { NoMailNote } from '@/components/notices/no-mail-note'
import { NoticeButton } from '@/components/notices/notice-button'
import { NoticeList } from '@/components/notices/notice-list'
import { NoticeViews } from '@/components/notices/notice-views'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { Paging } from '@/components/table/paging'
import { EmptyState } from '@/components/ui/empty-state'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { parseNoticeAddress } from '@/lib/notices/address'
import { mailSettings } from '@/lib/notices/mail-settings'
import { listNotices } from '@/lib/notices/queries/notices'
import { acknowledgeNoticeAction, markAllReadAction, markReadAction, openNoticeAction } from './actions'

export const metadata: Metadata = { title: 'Notices' }

const pageSize = 50

type Params = Readonly<Record<string, string | string[] | undefined>>

/** What this person was told, newest first. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<Params> }) {
  const [actor, params] = await Promise.all([requireActor(), searchParams])
  const { view, after } = parseNoticeAddress(params)
  const { rows, next } = await listNotices(actor, view, after, pageSize)
  const actions = { open: openNoticeAction, markRead: markReadAction, acknowledge: acknowledgeNoticeAction }
  const unread = rows.some(({ readAt }) => !readAt)
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-3">
      <LiveRefresh topics={['notices']} sinceMs={requestedAtMs()} />
      <PageHeader
        title="Notices"
        lead="What you were told of. Only you see this list."
        actions={
          unread && (
            <NoticeButton action={markAllReadAction} busyLabel="Marking…">
              Mark all as read
            </NoticeButton>
          )
        }
      />
      {mayEver(actor, 'settings.manage') && !mailSettings() && <NoMailNote />}
      <NoticeViews current={view} />
      {rows.length === 0 ? (
        <EmptyState
          title={view === 'unread' ? 'Nothing to look at' : 'No notices yet'}
          why={
            view === 'unread'
              ? 'You have read and acknowledged everything that you were told.'
              : 'You will be told here what concerns you: safeguards that expire, programs that pause, locks of yours.'
          }
        />
      ) : (
        <>
          <NoticeList rows={rows} actions={actions} />
          <Paging
            cursors={{ older: next }}
            summary={`${rows.length} ${rows.length === 1 ? 'notice' : 'notices'}`}
            pathname="/notices"
            search={view === 'all' ? 'view=all' : ''}
          />
        </>
      )}
    </div>
  )
}
