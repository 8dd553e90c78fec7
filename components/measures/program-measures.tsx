import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { IncidentOfProgram, PauseFacts } from '@/lib/measures/model'
import type { ProgramMeasures } from '@/lib/measures/queries/program'
import { exposedTogetherMs, exposureOf, timeToPauseMs } from '@/lib/measures/rules'
import { formatDuration } from '@/lib/time'
import { Definitions } from './definitions'
import { ExposureLength } from './exposure-length'
import { recordsWords } from './words'

function Pause({ pausedAt, completedAt, records }: PauseFacts) {
  const took = completedAt && formatDuration(completedAt.getTime() - pausedAt.getTime())
  return (
    <li>
      <Time at={pausedAt} style="seconds" />: {took ? `complete after ${took}` : 'not complete'}
      <span className="block text-meta text-muted">Records: {recordsWords(records)}</span>
    </li>
  )
}

function Incident({ incident, now }: { incident: IncidentOfProgram; now: Date }) {
  const { reference, title, filedAt, completedAt } = incident
  const tookMs = timeToPauseMs(filedAt, completedAt)
  return (
    <li>
      <Link href={`/incidents/${reference}`} className="link">
        {reference} {title}
      </Link>
      {tookMs !== null && (
        <span className="block">
          Filed to pause complete: <strong className="font-medium">{formatDuration(tookMs)}</strong>
        </span>
      )}
      <span className="block">
        Exposure: <ExposureLength exposure={exposureOf(incident, [completedAt])} now={now} />
      </span>
    </li>
  )
}

/** How long the program's pauses took, and what the incidents that name it exposed. */
export function ProgramMeasuresSection({ measured: { pauses, incidents, now } }: { measured: ProgramMeasures }) {
  if (pauses.length === 0 && incidents.length === 0) return null
  const exposures = incidents.map((incident) => exposureOf(incident, [incident.completedAt]))
  const over =
    incidents.length === 1
      ? 'over the one incident that you can see.'
      : `over ${incidents.length} incidents that you can see; hours that several share count once.`
  return (
    <Section id="measures" title="Pauses and exposure">
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className="font-medium">Pauses</h3>
          {pauses.length === 0 && <p className="text-muted">It has not been paused.</p>}
          <ul className="mt-1 flex flex-col gap-2">
            {pauses.map((pause) => (
              <Pause key={pause.epoch} {...pause} />
            ))}
          </ul>
        </div>
        <div className="min-w-0">
          <h3 className="font-medium">Exposure</h3>
          {incidents.length === 0 ? (
            <p className="text-muted">No incident that you can see names this program.</p>
          ) : (
            <p>
              <strong className="font-medium tabular-nums">{formatDuration(exposedTogetherMs(exposures, now))}</strong>{' '}
              {over}
            </p>
          )}
          <ul className="mt-1 flex flex-col gap-2">
            {incidents.map((incident) => (
              <Incident key={incident.reference} {...{ incident, now }} />
            ))}
          </ul>
        </div>
      </div>
      <Definitions />
    </Section>
  )
}
