import type { PauseProgress } from '@/lib/programs/queries/progress'

type Facts = Pick<
  PauseProgress,
  'phase' | 'known' | 'confirmed' | 'expired' | 'manual' | 'pending' | 'pauseCompletedAt'
>

/** What the page says of a pause, in one line: paused only when every collector is accounted for, and how. */
export function pauseHeadline({ known, confirmed, expired, manual, pending, pauseCompletedAt }: Facts): string {
  if (known === 0) return 'Paused: no collector was known'
  if (!pauseCompletedAt) {
    if (pending === 0) return `Pausing: ${confirmed} of ${known} confirmed, every collector accounted for`
    return `Pausing: ${confirmed} of ${known} confirmed`
  }
  if (confirmed === known) return `Paused: all ${known} confirmed`
  const others = [expired > 0 ? `${expired} by the end of their lease` : '', manual > 0 ? `${manual} by hand` : '']
  return `Paused: ${[`${confirmed} of ${known} confirmed`, ...others.filter((each) => each !== '')].join(', ')}`
}
