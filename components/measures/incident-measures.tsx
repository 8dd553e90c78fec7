import Link from 'next/link'
import { Section } from '@/components/ui/card'
import { KeyValue } from '@/components/ui/key-value'
import type { ExposureTimes, ProgramOfIncident } from '@/lib/measures/model'
import type { IncidentMeasures } from '@/lib/measures/queries/incident'
import { exposureOf, timeToPauseMs } from '@/lib/measures/rules'
import { formatDuration } from '@/lib/time'
import { Definitions } from './definitions'
import { ExposureLength } from './exposure-length'
import { recordsWords } from './words'

function pauseWords(pause: ProgramOfIncident['pause'], filedAt: Date): string {
  if (!pause) return 'Not paused for this incident'
  if (!pause.completedAt) return 'Pausing: not every collector is accounted for'
  const tookMs = timeToPauseMs(filedAt, pause.completedAt)
  return tookMs === null ? 'It stood before the filing' : `${formatDuration(tookMs)} from filing to pause complete`
}

function Program({ program, filedAt }: { program: ProgramOfIncident; filedAt: Date }) {
  const { slug, name, mayRead, pause } = program
  return (
    <li>
      {mayRead ? (
        <Link href={`/programs/${slug}`} className="link">
          {name}
        </Link>
      ) : (
        name
      )}
      <span className="block">{pauseWords(pause, filedAt)}</span>
      {pause && <span className="block text-meta text-muted">Records: {recordsWords(pause.records)}</span>}
    </li>
  )
}

/** How long the incident lasted, how long its programs took to stop, and what was seen after that. */
export function IncidentMeasuresSection({ times, measured }: { times: ExposureTimes; measured: IncidentMeasures }) {
  const { programs, now } = measured
  const stops = programs.map(({ pause }) => pause?.completedAt ?? null)
  return (
    <Section id="measures" title="Pause and exposure">
      <KeyValue
        facts={[
          { label: 'Exposure', value: <ExposureLength exposure={exposureOf(times, stops)} now={now} /> },
          ...(programs.length === 0
            ? []
            : [
                {
                  label: programs.length === 1 ? 'Program' : 'Programs',
                  value: (
                    <ul className="flex flex-col gap-2">
                      {programs.map((program) => (
                        <Program key={program.slug} program={program} filedAt={times.filedAt} />
                      ))}
                    </ul>
                  ),
                },
              ]),
        ]}
      />
      <Definitions />
    </Section>
  )
}
