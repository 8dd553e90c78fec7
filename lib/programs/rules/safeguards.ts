import { refuse } from '@/lib/errors'
import type { ProgramDecision } from '@/lib/programs/events'
import type { ProgramCore, SafeguardRecord } from '@/lib/programs/model'
import { programRef } from '@/lib/programs/rules/program-ref'

export interface VerifyOrder {
  readonly personId: string
  readonly ownerIds: readonly string[]
  readonly evidence: string
  readonly expiresAt: Date | null
  readonly now: Date
}

const dayMs = 86_400_000

/** Until when a verification of this moment holds where it is due again every so many days. */
export function verifiedAgainBy(verifiedAt: Date, days: number): Date {
  return new Date(verifiedAt.getTime() + days * dayMs)
}

/**
 * Another interval counts from the last verification on. It can bring the end of that forward, never put it off: an owner
 * proves nothing by waiting longer.
 */
export function expiryAfterScheduling(
  safeguard: Pick<SafeguardRecord, 'state' | 'verifiedAt' | 'expiresAt'>,
  reverifyDays: number | null,
): Date | null {
  const { state, verifiedAt, expiresAt } = safeguard
  if (state !== 'verified' || !verifiedAt || reverifyDays === null) return expiresAt
  const due = verifiedAgainBy(verifiedAt, reverifyDays)
  return expiresAt && expiresAt < due ? expiresAt : due
}

/** How many days before a verification expires people are reminded of it. */
export const reminderDays = [14, 3, 1] as const

/** The reminder that is due now: by the fewest days whose moment came since the verification. Null before the first, and after the end. */
export function reminderDue(
  { state, verifiedAt, expiresAt }: Pick<SafeguardRecord, 'state' | 'verifiedAt' | 'expiresAt'>,
  now: Date,
): (typeof reminderDays)[number] | null {
  if (state !== 'verified' || !expiresAt || expiresAt <= now) return null
  const come = reminderDays.filter((days) => {
    const at = expiresAt.getTime() - days * dayMs
    return at <= now.getTime() && (!verifiedAt || at > verifiedAt.getTime())
  })
  return come.at(-1) ?? null
}

/** The moments of the reminders that are still to come. */
export function remindersAhead(expiresAt: Date, now: Date): { readonly days: number; readonly at: Date }[] {
  return reminderDays
    .map((days) => ({ days, at: new Date(expiresAt.getTime() - days * dayMs) }))
    .filter(({ at }) => at > now)
}

/** A safeguard is proven by evidence, and by someone who doesn't own the program. */
export function decideVerifySafeguard(
  program: ProgramCore,
  safeguard: SafeguardRecord,
  order: VerifyOrder,
): ProgramDecision<'program.safeguard_verified'> & { readonly expiresAt?: Date | null } {
  if (order.ownerIds.includes(order.personId))
    return refuse('owner', "An owner of the program can't verify its safeguards. Someone else must.")
  if (order.evidence.trim() === '') return refuse('no_evidence', 'Say what shows that the safeguard works.')
  if (order.expiresAt && order.expiresAt <= order.now)
    return refuse('expired', 'The verification would have expired already.')
  const { reverifyDays } = safeguard
  const latest = reverifyDays === null ? null : verifiedAgainBy(order.now, reverifyDays)
  if (latest && order.expiresAt && order.expiresAt > latest)
    return refuse('too_long', `It is verified again every ${reverifyDays} days, so it holds for that long at most.`)
  const expiresAt = order.expiresAt ?? latest
  const payload = {
    program: programRef(program),
    safeguardId: safeguard.id,
    title: safeguard.title,
    evidence: order.evidence,
    expiresAt: expiresAt?.toISOString() ?? null,
  }
  return { ok: true, expiresAt, events: [{ kind: 'program.safeguard_verified', payload }] }
}

/** Anyone who may configure or pause can say that a safeguard failed; during a ramp a required one stops the program. */
export function decideFailSafeguard(
  program: ProgramCore,
  safeguard: SafeguardRecord,
  evidence: string,
): ProgramDecision<'program.safeguard_failed'> & { readonly pauses?: boolean } {
  if (evidence.trim() === '') return refuse('no_evidence', 'Say what shows that the safeguard failed.')
  const payload = { program: programRef(program), safeguardId: safeguard.id, title: safeguard.title, evidence }
  const pauses = safeguard.required && program.phase === 'ramping'
  return { ok: true, events: [{ kind: 'program.safeguard_failed', payload }], pauses }
}
