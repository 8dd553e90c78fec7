import type { ProgramPhase } from '@/lib/programs/model'

/** What permission depends on, for one collector. */
export interface PermissionFacts {
  readonly activeLocks: number
  readonly phase: ProgramPhase
  readonly rampPercent: number
  readonly collectorId: string
  readonly rampSeed: string
}

/**
 * May this collector collect now? No active lock, a phase that collects, and, in a ramp, membership of its cohort.
 * Anything else is no: permission is computed on each grant and stored nowhere.
 */
export function allow(facts: PermissionFacts): boolean {
  if (facts.activeLocks > 0) return false
  if (facts.phase === 'running') return true
  return facts.phase === 'ramping' && inCohort(facts.collectorId, facts.rampSeed, facts.rampPercent)
}

/** Does this phase collect at all? */
export function collects(phase: ProgramPhase): boolean {
  return phase === 'running' || phase === 'ramping'
}

/** A collector in the cohort of 10 % is in that of 50 %: the hash places it on [0, 100) for as long as the ramp lasts. */
export function inCohort(collectorId: string, seed: string, percent: number): boolean {
  return (fnv1a(`${seed}:${collectorId}`) % 10_000) / 100 < percent
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  return hash >>> 0
}
