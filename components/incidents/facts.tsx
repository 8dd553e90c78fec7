import Link from 'next/link'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import { dataCategoryLabel } from '@/lib/data-categories'
import { kindNames } from '@/lib/incidents/model'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'
import { placeLabel } from '@/lib/places'
import { affectedWords } from '@/lib/timeline/words/incident'

const time = (at: Date | null) => (at ? <Time at={at} /> : null)
const words = (text: string) => text || null

function Change({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link">
      {children}
    </Link>
  )
}

/** What happened, when. */
export function FactsSection({ incident, summary }: { incident: IncidentDetail; summary: ReactNode }) {
  const { kind, startedAt, detectedAt, containedAt, resolvedAt, closedAt, duplicateOf } = incident
  const later = [
    { label: 'Contained', at: containedAt },
    { label: 'Resolved', at: resolvedAt },
    { label: 'Closed', at: closedAt },
  ]
  return (
    <Section id="facts" title="What happened">
      {summary && <div className="mb-4">{summary}</div>}
      <KeyValue
        facts={[
          { label: 'Kind', value: kindNames[kind] },
          { label: 'Started', value: time(startedAt) },
          { label: 'Noticed', value: time(detectedAt) },
          ...later.filter(({ at }) => at).map(({ label, at }) => ({ label, value: time(at) })),
          ...(duplicateOf
            ? [{ label: 'Repeats', value: <Change href={`/incidents/${duplicateOf}`}>{duplicateOf}</Change> }]
            : []),
        ]}
      />
    </Section>
  )
}

/** What data was open to whom. */
export function ExposureSection({ incident }: { incident: IncidentDetail }) {
  const { reference, dataCategories, populations, intendedAudience, actualAudience, places = [], may } = incident
  return (
    <Section
      id="exposure"
      title="Exposure"
      actions={may.triage && <Change href={`/incidents/${reference}/exposure`}>Change exposure</Change>}
    >
      <KeyValue
        facts={[
          { label: 'Data', value: words(dataCategories.map(dataCategoryLabel).join(', ')) },
          { label: 'Whose', value: words(populations.join(', ')) },
          { label: 'Where', value: words(places.map(placeLabel).join(', ')) },
          { label: 'Meant for', value: words(intendedAudience) },
          { label: 'Open to', value: words(actualAudience) },
          { label: 'Affected', value: affectedWords(incident) },
        ]}
      />
    </Section>
  )
}
