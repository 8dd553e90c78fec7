const firstWaitMs = 1_000
const longestWaitMs = 15 * 60_000

/** How often a job is tried unless its handler says otherwise: with these waits about three quarters of an hour. */
export const usualAttempts = 12

/** The wait after the run number `attempt` (from 1) failed: a second, doubled each time, a quarter of an hour at most. */
export function retryWaitMs(attempt: number): number {
  return Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs)
}
