/** What is left of a lease, as the browser counts it from what the server knew. */
export type LeaseLeft =
  | { readonly kind: 'left'; readonly seconds: number }
  /** It ended before the server read it. */
  | { readonly kind: 'over' }
  /** It ended since: it may have been renewed, which the next reading tells. */
  | { readonly kind: 'due' }

/**
 * `endsAtMs` and `readAtMs` are by the database's clock, `elapsedMs` is how long the page has stood since by a clock that
 * nobody sets: the device's own time of day never enters. Seconds are rounded up, so that none is left out.
 */
export function leaseLeft(endsAtMs: number, readAtMs: number, elapsedMs: number): LeaseLeft {
  if (endsAtMs <= readAtMs) return { kind: 'over' }
  const leftMs = endsAtMs - readAtMs - Math.max(0, elapsedMs)
  return leftMs > 0 ? { kind: 'left', seconds: Math.ceil(leftMs / 1000) } : { kind: 'due' }
}

/** `9 s`, `2:05 min`, `1:02:09 h`. */
export function leaseLeftWords(left: LeaseLeft): string {
  if (left.kind === 'over') return 'over'
  if (left.kind === 'due') return 'renewed or over'
  const { seconds } = left
  const two = (value: number) => String(value).padStart(2, '0')
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)]
  if (hours > 0) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)} h`
  return minutes > 0 ? `${minutes}:${two(seconds % 60)} min` : `${seconds} s`
}
