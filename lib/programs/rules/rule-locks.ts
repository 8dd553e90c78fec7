import type { LockRule, SafeguardRecord } from '@/lib/programs/model'
import { safeguardGap } from '@/lib/programs/rules/checklist'

/** What the rules that pause by themselves looked at. */
export interface CauseFacts {
  readonly safeguards: readonly SafeguardRecord[]
  readonly ownerIds: readonly string[]
  /** Batches of quarantined records that nobody has decided about. */
  readonly openQuarantine: number
  readonly now: Date
}

/**
 * Why a lock that this rule placed, for no incident, must stay; null when its cause is gone: after a violation every
 * quarantined batch is decided on, after a safeguard every required one is proven anew.
 */
export function causeGap(rule: LockRule, facts: CauseFacts): string | null {
  if (rule === 'violation')
    return facts.openQuarantine > 0 ? 'Quarantined records still wait for a decision of two people.' : null
  if (rule === 'safeguard') {
    const unproven = facts.safeguards
      .filter((safeguard) => safeguard.required)
      .find((safeguard) => safeguardGap(safeguard, facts.ownerIds, facts.now) !== null)
    return unproven ? `${unproven.title}: it must be verified first.` : null
  }
  return null
}
