import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClockFilters } from '@/components/clocks/clock-filters'
import { AssessmentRows, ClockRows } from '@/components/clocks/clock-rows'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { Paging } from '@/components/table/paging'
import { EmptyState } from '@/components/ui/empty-state'
import { Tabs } from '@/components/ui/tabs'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { clockSearch, parseClockAddress } from '@/lib/clocks/list-address'
import { listAssessments, listClocks } from '@/lib/clocks/queries/list'

export const metadata: Metadata = { title: 'Clocks' }

const pageSize = 50

const nothing = {
  open: 'No clock runs in an incident that you may read.',
  ended: 'No clock has ended yet.',
  laws: 'Every law was decided on.',
}

const links = [
  { href: '/clocks', label: 'Running' },
  { href: '/clocks?view=laws', label: 'To decide' },
  { href: '/clocks?view=ended', label: 'Ended' },
]

/** The clocks of all incidents that counsel may read: what falls next stands first. */
export default async function ClocksPage({
  searchParams,
}: {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}) {
  const [actor, params] = await Promise.all([requireActor(), searchParams])
  if (!mayEver(actor, 'clock.decide')) notFound()
  const address = parseClockAddress(params)
  const laws = address.view === 'laws' ? await listAssessments(actor, address, pageSize) : null
  const clocks = laws ? null : await listClocks(actor, address, pageSize)
  const { rows, next } = laws ?? clocks ?? { rows: [], next: null }
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-3">
      <LiveRefresh topics={['incidents']} sinceMs={requestedAtMs()} />
      <PageHeader title="Clocks" lead="Over all incidents that you may read. Alerts go by the conservative date." />
      <Tabs label="Clocks" links={links} param="view" />
      <ClockFilters address={address} />
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing here"
          why={address.regime || address.mine ? 'The filters leave nothing.' : nothing[address.view]}
        />
      ) : (
        <>
          {laws && <AssessmentRows page={laws} />}
          {clocks && <ClockRows page={clocks} />}
          <Paging
            cursors={{ older: next, words: { newer: 'Back', older: 'Next' } }}
            summary={`${rows.length} shown`}
            pathname="/clocks"
            search={clockSearch(address)}
          />
        </>
      )}
    </div>
  )
}
