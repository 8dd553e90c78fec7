import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { StatementRows } from '@/components/statements/statement-rows'
import { type Chip, ViewChips } from '@/components/statements/view-chips'
import { buttonLook } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import {
  listAddress,
  readStatementFilter,
  type StatementFilter,
  statementViews,
  viewLabel,
} from '@/lib/statements/list-address'
import { statementKindRules, statementKinds } from '@/lib/statements/model'
import { listStatements } from '@/lib/statements/queries/list'

export const metadata: Metadata = { title: 'Statements' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The views, each within the kind that is chosen. */
function viewChips(filter: StatementFilter): Chip[] {
  return statementViews.map(({ label, ...view }) => {
    const href = listAddress({ ...view, ...(filter.kind && { kind: filter.kind }) })
    return { label, href, current: href === listAddress(filter) }
  })
}

/** The kinds, each within the view that is chosen. */
function kindChips({ kind: chosen, ...view }: StatementFilter): Chip[] {
  const kinds = statementKinds.map((kind) => {
    return { label: statementKindRules[kind].label, href: listAddress({ ...view, kind }), current: kind === chosen }
  })
  return [{ label: 'All kinds', href: listAddress(view), current: !chosen }, ...kinds]
}

/** What was said or is about to be, and whether it still holds. */
export default async function StatementsPage({ searchParams }: Props) {
  const [actor, params] = await Promise.all([requireActor(), searchParams])
  if (!mayEver(actor, 'statement.read')) notFound()
  const filter = readStatementFilter(params)
  const after = typeof params.after === 'string' ? params.after : undefined
  const { rows, next } = await listStatements(actor, filter, after)
  const filtered = Object.keys(filter).length > 0
  const address = listAddress(filter)
  const { kind } = filter
  const shown = kind ? `${viewLabel(filter)}, ${statementKindRules[kind].label}` : viewLabel(filter)
  return (
    <>
      <LiveRefresh topics={['statements']} sinceMs={requestedAtMs()} />
      <PageHeader title="Statements" lead="What was said, to whom, and whether the record still supports it." />
      <ViewChips label="Views" chips={viewChips(filter)} />
      <ViewChips label="Kinds" chips={kindChips(filter)} />
      {rows.length === 0 ? (
        <EmptyState
          title={filtered ? `No statement under “${shown}”` : 'No statement yet'}
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
