import type { AccountCounts, ProgramPhase } from '@/lib/programs/model'

/** The badge of a phase, with how far a pause has come: announced is not confirmed. */
export function phaseLabel(phase: ProgramPhase, counts: AccountCounts, rampPercent: number): string | undefined {
  if (phase === 'pausing') return `Pausing: ${counts.confirmed} of ${counts.known} confirmed`
  if (phase === 'ramping') return `Ramping: ${rampPercent} %`
  return undefined
}
