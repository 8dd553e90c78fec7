import { cookies } from 'next/headers'
import Link from 'next/link'
import { Composer } from '@/components/timeline/composer'
import { entryView } from '@/components/timeline/entry-view'
import { FilterBar } from '@/components/timeline/filter-bar'
import { Timeline as TimelineList } from '@/components/timeline/timeline'
import { Section } from '@/components/ui/card'
import { zoneCookie } from '@/components/ui/choices'
import { EmptyState } from '@/components/ui/empty-state'
import { markdown } from '@/components/ui/markdown'
import { newId } from '@/lib/id'
import { type ComposedKind, composedKinds } from '@/lib/incidents/entry-form'
import type { IncidentDetail, IncidentMay } from '@/lib/incidents/queries/incident'
import { decideCorrect } from '@/lib/incidents/rules'
import { filterQuery, type TimelineFilters } from '@/lib/timeline/filter'
import type { Timeline } from '@/lib/timeline/queries'
import { addEntryAction, addEntryFromScriptAction } from './actions'

const needed: Readonly<Record<ComposedKind, keyof IncidentMay>> = {
  note: 'note',
  decision: 'decide',
  action: 'triage',
  observation: 'triage',
  communication: 'communicate',
  containment: 'triage',
}

async function ComposerPart({ incident }: { incident: IncidentDetail }) {
  const kinds = composedKinds.filter(({ kind }) => incident.may[needed[kind]])
  if (kinds.length === 0) return null
  return (
    <div className="mb-4 border-hairline border-b pb-4">
      <Composer
        incidentId={incident.id}
        reference={incident.reference}
        kinds={kinds}
        mayFind={incident.may.find}
        mayFact={incident.may.find || incident.may.notify}
        token={newId()}
        zone={(await cookies()).get(zoneCookie)?.value ?? incident.zone}
        action={addEntryAction}
        scriptAction={addEntryFromScriptAction}
      />
    </div>
  )
}

export interface TimelinePartProps {
  incident: IncidentDetail
  timeline: Timeline
  filters: TimelineFilters
}

/** The composer, the filters and the entries. */
export function TimelinePart({ incident, timeline, filters }: TimelinePartProps) {
  const { items, matching, total, authors, groups } = timeline
  const path = `/incidents/${incident.reference}`
  const query = filterQuery(filters)
  return (
    <Section id="timeline" title="Timeline" hint={matching === total ? undefined : `${matching} of ${total} entries`}>
      <ComposerPart incident={incident} />
      <FilterBar {...{ path, filters, authors, groups }} />
      <div className="mt-4">
        {items.length === 0 ? (
          <EmptyState
            title="No entry meets these filters"
            why={`The timeline has ${total} entries; the filters leave out all of them.`}
            next={
              <Link href={path} className="link">
                Show everything
              </Link>
            }
          />
        ) : (
          <TimelineList
            path={path}
            items={items.map((item) =>
              entryView(item, { render: markdown, mayCorrect: decideCorrect({ ...item, may: incident.may }).ok }),
            )}
          />
        )}
      </div>
      {matching > items.length && (
        <p className="mt-3">
          The newest {items.length} of {matching} entries are shown.{' '}
          <Link href={`${path}${query}${query ? '&' : '?'}all=1`} className="link">
            Show all as plain list
          </Link>
        </p>
      )}
    </Section>
  )
}
