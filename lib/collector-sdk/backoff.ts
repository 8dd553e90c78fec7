/** Renew at a third of the ttl, ±20 %, so that a fleet does not renew in step. */
export function renewalDelayMs(ttlMs: number, random: () => number): number {
  return (ttlMs / 3) * (0.8 + 0.4 * random())
}

/** Doubling from 100 ms to a third of the ttl, jittered; never sooner than the server asked for. */
export function retryDelayMs(
  failures: number,
  ttlMs: number,
  retryAfterMs: number | null,
  random: () => number,
): number {
  const ceiling = Math.max(100, ttlMs / 3)
  const base = Math.min(ceiling, 100 * 2 ** Math.min(failures, 16))
  return Math.max(retryAfterMs ?? 0, base * (0.5 + 0.5 * random()))
}
