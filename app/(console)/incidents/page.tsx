import type { Metadata } from 'next'
import Link from 'next/link'
import { FilterChips } from '@/components/incidents/list/chips'
import { FilterForm } from '@/components/incidents/list/filter-form'
import { IncidentTable } from '@/components/incidents/list/incident-table'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { buttonLook } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { mayEver } from '@/lib/auth/permissions'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { filterChips, type Params, readListAddress } from '@/lib/incidents/list-address'
import { listProgramChoices } from '@/lib/incidents/queries/choices'
import { listIncidents } from '@/lib/incidents/queries/list'

export const metadata: Metadata = { title: 'Incidents' }

const pageSize = 50
/** Parameters that a new search keeps. */
const kept = ['sort', 'columns', 'density', 'measure']

function Empty({ filtered, mayFile }: { filtered: boolean; mayFile: boolean }) {
  if (filtered)
    return (
      <EmptyState
        title="No incident matches"
        why="The filters in force exclude every incident that you can see."
        next={
          <Link href="/incidents" className={buttonLook()}>
            Show all open incidents
          </Link>
        }
      />
    )
  return (
    <EmptyState
      title="No open incident"
      why="None that you can see is reported, investigating or contained."
      next={
        mayFile && (
          <Link href="/incidents/new" className={buttonLook({ variant: 'primary' })}>
            Declare incident
          </Link>
        )
      }
    />
  )
}

/** What is happening, newest first; filters, sort, columns and page are in the address. */
export default async function IncidentsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const [actor, params] = await Promise.all([requireActor(), searchParams])
  const address = readListAddress(params)
  const { filter, after, before } = address
  const [page, programs] = await Promise.all([
    listIncidents(actor, filter, { limit: pageSize, after, before }),
    listProgramChoices(actor),
  ])
  const chips = filterChips(params, address, programs.find(({ slug }) => slug === filter.program)?.name ?? null)
  const keep = kept.flatMap((name) => (typeof params[name] === 'string' ? [[name, params[name]] as const] : []))
  return (
    <>
      <LiveRefresh topics={['incidents']} sinceMs={requestedAtMs()} />
      <PageHeader title="Incidents" lead={chips.length === 0 ? 'Open now, newest first.' : undefined} />
      <FilterForm key={JSON.stringify(filter)} filter={filter} programs={programs} keep={keep} />
      <IncidentTable
        page={page}
        toolbar={<FilterChips chips={chips} />}
        empty={<Empty filtered={chips.length > 0} mayFile={mayEver(actor, 'incident.file')} />}
      />
    </>
  )
}
