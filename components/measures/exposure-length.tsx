import { Time } from '@/components/ui/time'
import type { Exposure } from '@/lib/measures/model'
import { exposedMs } from '@/lib/measures/rules'
import { formatDuration } from '@/lib/time'
import { endedWords, sinceWords } from './words'

/** How long an exposure lasted, and what its ends rest on. */
export function ExposureLength({ exposure, now }: { exposure: Exposure; now: Date }) {
  const { from, since, until, ended } = exposure
  return (
    <>
      <strong className="font-medium tabular-nums">
        {`${formatDuration(exposedMs(exposure, now))}${until ? '' : ' so far'}`}
      </strong>
      <span className="block text-meta text-muted">
        From {sinceWords[since]}, <Time at={from} />
        {until && ended && (
          <>
            , to {endedWords[ended]}, <Time at={until} />
          </>
        )}
      </span>
    </>
  )
}
