import type { ResumePlan } from '@/lib/programs/model'
import { formatDuration } from '@/lib/time'

/** A plan in one line: the notice, the steps with their soak, and who takes them. */
export function planWords({ noticeMs, steps, automatic }: ResumePlan): string {
  const notice = noticeMs === 0 ? 'Without notice' : `After ${formatDuration(noticeMs)} of notice`
  const [first, ...others] = steps
  if (others.length === 0) return `${notice}: all at once`
  const soaks = new Set(steps.slice(0, -1).map(({ soakMs }) => soakMs))
  const same = soaks.size === 1 ? `, each for ${formatDuration(first?.soakMs ?? 0)} at least` : ''
  const named = steps.map(({ percent, soakMs }, i) =>
    same || i === steps.length - 1 ? `${percent}` : `${percent} % (${formatDuration(soakMs)})`,
  )
  return `${notice}: ${named.join(' → ')} %${same}; ${automatic ? 'each step by itself' : 'each step by hand'}`
}
