import {
  type CaptureTimes,
  classify,
  type DataClass,
  type PauseWindow,
  type ProvenGrant,
} from '@/lib/programs/rules/data-class'

export const dispositions = ['refused', 'quarantined', 'stored'] as const
export type Disposition = (typeof dispositions)[number]

export interface ObservedFacts {
  readonly captured: CaptureTimes
  readonly disposition: Disposition
  /** What the reporter could prove; null when there was no grant, or none that verifies. */
  readonly grant: ProvenGrant | null
  readonly epoch: bigint
  readonly collecting: boolean
  readonly pauses: readonly PauseWindow[]
  /** When the collector said, for the pause that this belongs to, that it stopped; null when it didn't. */
  readonly saidStoppedAt: Date | null
  readonly now: Date
}

/** Collectors' clocks and the database's may differ by this much. */
const clocksDifferMs = 1000
/** Entries about the like of what was told already are gathered for this long. */
const gatherMs = 60_000

/** Was it captured after its collector had said that it stopped? */
export function contradicts({ captured, saidStoppedAt, grant }: ObservedFacts): boolean {
  return grant !== null && saidStoppedAt !== null && captured.to.getTime() > saidStoppedAt.getTime() + clocksDifferMs
}

/**
 * The class by our own rule, whatever the reporter called it. What a store took is judged by its event times alone, for
 * it was let in; what a guard kept out without a proven grant says nothing about any collector.
 */
export function classifyObservation(facts: ObservedFacts): DataClass {
  const { captured, disposition, epoch, collecting, pauses, now } = facts
  // No gateway can have granted an epoch that has not been.
  if (facts.grant && facts.grant.epoch > epoch) return 'unknown'
  if (contradicts(facts)) return 'violation'
  const stored = disposition === 'stored'
  const grant = facts.grant ?? (stored ? { epoch, expiresAt: null } : null)
  const found = classify({ captured, grant, collecting, pauses, highest: epoch, arrivedAt: stored ? captured.to : now })
  // What was kept out was kept out for something that we can't see from here.
  if (!stored && found === 'ok') return 'unknown'
  // A store that can't tell when it took something is not accused of lateness: only of what was captured in a stop.
  return stored && facts.grant === null && found === 'late' ? 'ok' : found
}

/** Is this one told on the timeline now, or counted with the next of its like? */
export function announces(observed: DataClass, lastToldAt: Date | null, now: Date): boolean {
  if (observed === 'ok') return false
  return lastToldAt === null || now.getTime() - lastToldAt.getTime() >= gatherMs
}
