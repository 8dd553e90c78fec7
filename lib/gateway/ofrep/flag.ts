import { stateFor } from '@/lib/gateway/frames'
import type { ProgramRow } from '@/lib/gateway/program-states'

/** One flag as OFREP answers it: always a boolean, never an error. */
export interface Evaluation {
  readonly key: string
  readonly value: boolean
  readonly reason: 'STATIC' | 'SPLIT' | 'DISABLED'
  readonly variant: 'running' | 'paused'
  readonly metadata: Readonly<Record<string, string | number | boolean>>
}

/** The flag of a program. */
function flagKey(slug: string): string {
  return `${slug}.collect`
}

/**
 * May who asks collect now? While ramping the targeting key is the collector's name, as in a lease, so both fall into
 * the same cohort; who does not say who it is belongs to none.
 */
export function evaluateFlag(row: ProgramRow, targetingKey: string | null): Evaluation {
  const { state, epoch, ttlMs } = stateFor(row, targetingKey ?? '')
  const ramping = row.phase === 'ramping' && row.activeLocks === 0
  const value = state === 'collecting' && (targetingKey !== null || !ramping)
  const open = value ? 'STATIC' : 'DISABLED'
  return {
    key: flagKey(row.slug),
    value,
    reason: ramping ? 'SPLIT' : open,
    variant: value ? 'running' : 'paused',
    metadata: { epoch, state: value ? 'collecting' : 'stopped', ttlMs },
  }
}

/** For the token that was revoked: its collectors may not collect, whatever the program does. */
export function closedFlag(slug: string): Evaluation {
  const metadata = { state: 'stopped', revoked: true }
  return { key: flagKey(slug), value: false, reason: 'DISABLED', variant: 'paused', metadata }
}
