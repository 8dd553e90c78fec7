import { Callout } from '@/components/ui/callout'
import { findRegime } from '@/lib/clocks/regimes/registry'
import { isReviewDue, reviewEveryDays } from '@/lib/clocks/review'

/** Rules that nobody read again for too long may have changed. `reviewed` is what the workplace says of them, by id. */
export function ReviewBanner({
  regimes,
  now,
  reviewed = {},
}: {
  regimes: readonly string[]
  now: Date
  reviewed?: Readonly<Record<string, string | null>>
}) {
  const old = regimes.flatMap((id) => {
    const regime = findRegime(id)
    const on = reviewed[id] ?? regime?.reviewedOn
    return regime && on && isReviewDue(on, now) ? [regime.title] : []
  })
  if (old.length === 0) return null
  return (
    <Callout tone="warn" title="These rules are to be read again">
      Nobody reviewed them for {reviewEveryDays} days: {old.join(', ')}.
    </Callout>
  )
}
