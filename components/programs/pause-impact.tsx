import { KeyValue } from '@/components/ui/key-value'
import type { PauseImpact as Impact } from '@/lib/programs/queries/impact'
import { formatDuration } from '@/lib/time'

/** What pausing will do, before the button. */
export function PauseImpact({ impact }: { impact: Impact }) {
  const { collectors, heardLately, ownersToTell, stopsWithinMs, certainAfterMs, stoppedAlready } = impact
  return (
    <KeyValue
      facts={[
        {
          label: 'What stops',
          value: stoppedAlready
            ? 'It is stopped already. This adds a lock: it can’t resume before this lock is released too.'
            : collectors === 0
              ? 'No collector is enrolled; none will get a lease.'
              : `${collectors} ${collectors === 1 ? 'collector' : 'collectors'}, ${heardLately} of them heard in the last minute`,
        },
        {
          label: 'How soon',
          value: `At once where it is heard. A collector that is cut off stops by itself within ${formatDuration(stopsWithinMs)}, and counts as stopped after ${formatDuration(certainAfterMs)}.`,
        },
        { label: 'Owners', value: ownersToTell.join(', ') || 'Nobody is named as owner' },
        { label: 'The way back', value: 'Every lock released, every safeguard verified, and two other people.' },
      ]}
    />
  )
}
