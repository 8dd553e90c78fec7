import type { Metadata } from 'next'
import Link from 'next/link'
import { CollectorTable } from '@/components/collectors/collector-table'
import { FacetChips } from '@/components/collectors/facet-chips'
import { FilterForm } from '@/components/collectors/filter-form'
import { NoCollectors } from '@/components/collectors/no-collectors'
import { RetrySilent } from '@/components/collectors/retry-silent'
import { counted, withWords } from '@/components/collectors/words'
import { LiveRefresh } from '@/components/shell/live-refresh'
import { PageHeader } from '@/components/shell/page-header'
import { RefreshEvery } from '@/components/shell/refresh-every'
import { buttonLook } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { requestedAtMs, requireActor } from '@/lib/auth/session'
import { filterQuery, type Params, readCollectorAddress, searchOf } from '@/lib/collectors/list-address'
import { countCollectors } from '@/lib/collectors/queries/counts'
import { listCollectors } from '@/lib/collectors/queries/list'
import { getProgram } from '@/lib/programs/queries/program'
import { orNotFound } from '../or-not-found'
import { retryCollectorsAction } from './actions'

interface Props {
  params: Promise<{ slug: string }>
  searchParams: Promise<Params>
}

const pageSize = 50
/** Leases and heartbeats change without an entry: they are read again this often. */
const readEverySeconds = 5
/** Parameters that a new search keeps. */
const kept = ['sort', 'columns', 'density', 'group', 'version', 'token']

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [actor, { slug }] = await Promise.all([requireActor(), params])
  return { title: `Collectors of ${(await orNotFound(getProgram(actor, slug))).name}` }
}

/** Every collector of a program: how it stands, until when its lease lasts, and what to do about the silent ones. */
export default async function CollectorsPage({ params, searchParams }: Props) {
  const [actor, { slug }, query] = await Promise.all([requireActor(), params, searchParams])
  const { filter, after, before } = readCollectorAddress(query)
  const [program, page, facets] = await orNotFound(
    Promise.all([
      getProgram(actor, slug),
      listCollectors(actor, slug, filter, { limit: pageSize, after, before }),
      countCollectors(actor, slug, filter),
    ]),
  )
  const { id, name, phase, may } = program
  const [pathname, search] = [`/programs/${slug}/collectors`, searchOf(query)]
  const view = withWords(facets)
  const paused = phase !== 'running' && phase !== 'ramping'
  const chips = { pathname, search }
  return (
    <>
      <LiveRefresh topics={[`program/${id}`]} sinceMs={requestedAtMs()} />
      <RefreshEvery seconds={readEverySeconds} />
      <PageHeader
        title={`Collectors of ${name}`}
        lead={
          <>
            {counted(facets.all)}, as read at <Time at={page.now} style="seconds" />.
          </>
        }
        actions={
          <>
            <a href={`${pathname}/export${search && `?${search}`}`} download className={buttonLook()}>
              Export CSV
            </a>
            <Link href={`/programs/${slug}`} className={buttonLook()}>
              Program
            </Link>
          </>
        }
      />
      <div className="flex flex-col gap-3">
        {may.pause && <RetrySilent slug={slug} programId={id} silent={facets.silent} action={retryCollectorsAction} />}
        <FacetChips
          {...chips}
          label="State"
          name="state"
          facets={view.states}
          current={filter.state}
          word={view.words.state}
        />
        <FacetChips
          {...chips}
          label="Group"
          name="group"
          facets={view.groups}
          current={filter.group}
          word={view.words.group}
        />
        <FacetChips
          {...{ ...chips, label: 'Version', name: 'version', facets: view.versions }}
          {...{ current: filter.version, word: view.words.version }}
        />
        <FilterForm
          key={filterQuery(filter)}
          pathname={pathname}
          filter={filter}
          facets={view}
          keep={kept.flatMap((each) => (typeof query[each] === 'string' ? [[each, query[each]] as const] : []))}
        />
        <CollectorTable
          {...{ slug, page, paused, mayPause: may.pause }}
          summary={`${page.rows.length.toLocaleString('en')} of ${counted(facets.matching)} on this page`}
          empty={<NoCollectors pathname={pathname} filtered={facets.all > 0} />}
        />
      </div>
    </>
  )
}
