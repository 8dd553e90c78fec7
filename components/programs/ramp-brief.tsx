import Link from 'next/link'
import { RampStopped } from '@/components/programs/ramp'
import { Section } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { RampView } from '@/lib/programs/queries/ramp'
import { rampFinding } from '@/lib/programs/ramp-finding'

/** The ramp on the program's page: how far it is, why it stopped, and where to take it further or back. */
export function RampBrief({ ramp }: { ramp: RampView }) {
  const { phase, slug, percent, rows, now, cohort, soakOverAt, violationsSince } = ramp
  if (phase !== 'ramping' && phase !== 'running') return <RampStopped ramp={ramp} />
  const link = (
    <Link href={`/programs/${slug}/resume#ramp`} className="link">
      Ramp
    </Link>
  )
  if (phase === 'running')
    return (
      <p className="text-muted">
        It came back by steps. {rampFinding(rows, now)}. {link}
      </p>
    )
  return (
    <Section id="ramp" title={`Ramping: ${percent} % of its collectors may collect`} actions={link}>
      <p>
        {cohort.renewed} of {cohort.members} have renewed at this step; {violationsSince} violations since it began.
        {soakOverAt && soakOverAt > now && (
          <>
            {' '}
            It holds until <Time at={soakOverAt} style="seconds" /> at least.
          </>
        )}
      </p>
    </Section>
  )
}
