import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { StatementRows } from '@/components/statements/statement-rows'
import { ViewChips } from '@/components/statements/view-chips'
import { buttonLook } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { readStatementView, statementViews, viewAddress } from '@/lib/statements/list-address'
import { listStatements } from '@/lib/statements/queries/list'

export const metadata: Metadata = { title: 'Statements' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What was said or is about to be, and whether it still holds. */
export default async function StatementsPage({ searchParams }: Props) {
  const [actor, params] = await Promise.all([requireActor(), searchParams])
  if (!mayEver(actor, 'statement.read')) notFound()
  const view = readStatementView(params)
  const after = typeof params.after === 'string' ? params.after : undefined
  const { rows, next } = await listStatements(actor, { state: view.state, standing: view.standing }, after)
  const filtered = view.state !== undefined || view.standing !== undefined
  const address = viewAddress(view)
  return (
    <>
      <LiveRefresh topics={['statements']} sinceMs={requestedAtMs()} />
      <PageHeader title="Statements" lead="What was said, to whom, and whether the record still supports it." />
      <ViewChips views={statementViews} current={address} />
      {rows.length === 0 ? (
        <EmptyState
          title={filtered ? `No statement under “${view.label}”` : 'No statement yet'}
          why={
            filtered
              ? 'The view excludes every statement that you can see.'
              : 'A statement is drafted from its incident’s page.'
          }
          next={
            <Link href={filtered ? '/statements' : '/incidents'} className={buttonLook()}>
              {filtered ? 'Show all statements' : 'Go to the incidents'}
            </Link>
          }
        />
      ) : (
        <StatementRows rows={rows} />
      )}
      {next && (
        <p className="mt-3">
          <Link
            href={`${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`}
            className={buttonLook()}
          >
            Older
          </Link>
        </p>
      )}
    </>
  )
}
