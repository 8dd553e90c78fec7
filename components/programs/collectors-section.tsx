import Link from 'next/link'
import { CollectorTable } from '@/components/collectors/collector-table'
import { NoCollectors } from '@/components/collectors/no-collectors'
import { counted } from '@/components/collectors/words'
import { buttonLook } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import type { CollectorFacets } from '@/lib/collectors/facets'
import { collectorStates, collectorStateWords } from '@/lib/collectors/model'
import type { CollectorPage } from '@/lib/collectors/queries/list'

interface CollectorsSectionProps {
  slug: string
  page: CollectorPage
  facets: CollectorFacets
  /** Whether a pause stands. */
  paused: boolean
  mayPause: boolean
}

const word = (value: string) => collectorStateWords[collectorStates.find((state) => state === value) ?? 'silent'].word

/** The collectors that want looking at, the most urgent first; the rest have a page of their own. */
export function CollectorsSection({ slug, page, facets, paused, mayPause }: CollectorsSectionProps) {
  const pathname = `/programs/${slug}/collectors`
  const more = facets.all > page.rows.length
  return (
    <Section
      id="collectors"
      title="Collectors"
      hint={more ? `The first ${page.rows.length} of ${counted(facets.all)}, the most urgent first.` : undefined}
      actions={
        <Link href={pathname} className={buttonLook()}>
          {facets.all > 1 ? `All ${counted(facets.all)}` : 'All collectors'}
        </Link>
      }
    >
      {facets.states.length > 0 && (
        <ul aria-label="Collectors by state" className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
          {facets.states.map(({ value, count }) => (
            <li key={value}>
              <Link
                href={`${pathname}?state=${value}`}
                prefetch={false}
                className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11"
              >
                {`${word(value)}: ${count.toLocaleString('en')}`}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <CollectorTable
        {...{ slug, page: { ...page, next: null, previous: null }, paused, mayPause }}
        listPath={pathname}
        empty={<NoCollectors pathname={pathname} filtered={false} />}
      />
    </Section>
  )
}
