import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { ActiveLock } from '@/lib/programs/model'
import { openQuarantine, safeguardsOf } from '@/lib/programs/queries/facts'
import { type CauseFacts, causeGap } from '@/lib/programs/rules/rule-locks'

interface Asked {
  readonly id: string
  readonly ownerIds: readonly string[]
}

/** What the rules that pause by themselves look at, as it stands now. */
export async function causeFacts(tx: Tx, { id, ownerIds }: Asked, now: Date): Promise<CauseFacts> {
  return { safeguards: await safeguardsOf(tx, id), ownerIds, openQuarantine: await openQuarantine(tx, id), now }
}

/** Why this lock of a rule must stay; null when its cause is gone, and for any other lock. */
export async function causeGapOf(
  tx: Tx,
  { program, now }: { readonly program: Asked; readonly now: Date },
  lock: ActiveLock | null,
): Promise<string | null> {
  if (!lock?.rule || lock.personId !== null) return null
  return causeGap(lock.rule, await causeFacts(tx, program, now))
}
