import Link from 'next/link'
import { buttonLook } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { LinkedProgram } from '@/lib/incidents/queries/around'
import type { IncidentDetail } from '@/lib/incidents/queries/incident'
import { asksToPause } from '@/lib/programs/rules/self-pause'

interface PausePromptsProps {
  incident: Pick<IncidentDetail, 'reference' | 'severity' | 'provisional' | 'drill' | 'status'>
  programs: readonly LinkedProgram[]
}

/** Asks whoever may do so to pause a program that still collects, one tap from the sheet; nothing where there is none. */
export function PausePrompts({ incident, programs }: PausePromptsProps) {
  const { reference, severity, provisional, drill, status } = incident
  const asking = programs.filter(
    ({ mayPause, phase, pauseOnSevere, lock }) =>
      mayPause && asksToPause({ severity, drill, status, phase, pauseOnSevere, locked: lock !== null }),
  )
  return asking.map(({ id, slug, name, phase }) => (
    <Callout key={id} tone="warn" title={`${name} still collects`} className="mb-4">
      <p>
        SEV {severity}
        {provisional && ', not triaged yet'}: pausing it is the safe act, and needs no approval
        {phase === 'ramping' && '. It is in a ramp'}.
      </p>
      <Link
        prefetch={false}
        href={`/programs/${slug}/pause?incident=${reference}`}
        className={buttonLook({ variant: 'danger', className: 'mt-2' })}
      >
        Pause {name}
      </Link>
    </Callout>
  ))
}
