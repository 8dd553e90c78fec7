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

/** A safeguard is proven by evidence, and by someone who doesn't own the program. */
export function decideVerifySafeguard(
  program: ProgramCore,
  safeguard: SafeguardRecord,
  order: VerifyOrder,
): ProgramDecision<'program.safeguard_verified'> {
  if (order.ownerIds.includes(order.personId))
    return refuse('owner', "An owner of the program can't verify its safeguards. Someone else must.")
  if (order.evidence.trim() === '') return refuse('no_evidence', 'Say what shows that the safeguard works.')
  if (order.expiresAt && order.expiresAt <= order.now)
    return refuse('expired', 'The verification would have expired already.')
  const payload = {
    program: programRef(program),
    safeguardId: safeguard.id,
    title: safeguard.title,
    evidence: order.evidence,
    expiresAt: order.expiresAt?.toISOString() ?? null,
  }
  return { ok: true, events: [{ kind: 'program.safeguard_verified', payload }] }
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
