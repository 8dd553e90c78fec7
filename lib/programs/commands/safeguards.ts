import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { incidentsOfLastPause } from '@/lib/programs/commands/pause-incidents'
import type { PlacedKind } from '@/lib/programs/commands/place-lock'
import { planExpiry } from '@/lib/programs/commands/plan-expiry'
import { planCheck } from '@/lib/programs/commands/ramp-jobs'
import { stopRamp } from '@/lib/programs/commands/stop-ramp'
import { outcome, spread } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import type { SafeguardRecord } from '@/lib/programs/model'
import { safeguardsOf } from '@/lib/programs/queries/facts'
import { programRef } from '@/lib/programs/rules/program-ref'
import { decideFailSafeguard, decideVerifySafeguard } from '@/lib/programs/rules/safeguards'
import { addSafeguardInput, failSafeguardInput, verifySafeguardInput } from '@/lib/programs/schema'
import type { NewEvent } from '@/lib/timeline/model'

async function safeguardOf(tx: Tx, programId: string, id: string): Promise<SafeguardRecord> {
  const found = (await safeguardsOf(tx, programId)).find((safeguard) => safeguard.id === id)
  if (!found) throw new NotFound()
  return found
}

/** A promise that the program makes; claimed until someone else proves it. */
export const addSafeguard = command({
  name: 'programs.addSafeguard',
  permission: 'program.configure',
  input: addSafeguardInput,
  events: ['program.safeguard_added'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, title, promise, required, reverifyDays }, target }) {
    const id = newId()
    await tx.safeguard.create({ data: { id, programId, title, promise, required, reverifyDays } })
    const payload = { program: programRef(target.program), safeguardId: id, title, required }
    const incidents = await incidentsOfLastPause(tx, target)
    return outcome(spread(target, incidents, [{ kind: 'program.safeguard_added', payload }]), { id })
  },
})

/** Proves a safeguard by evidence. Refused to the owners of the program. */
export const verifySafeguard = command({
  name: 'programs.verifySafeguard',
  permission: 'safeguard.verify',
  input: verifySafeguardInput,
  events: ['program.safeguard_verified'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden()
    const { evidence, safeguardId: id } = input
    const safeguard = await safeguardOf(tx, input.programId, id)
    const { ownerIds } = target.program
    const order = { personId, ownerIds, evidence, expiresAt: input.expiresAt, now }
    const decided = demand(decideVerifySafeguard(target.program, safeguard, order))
    const { expiresAt = null } = decided
    const verified = {
      evidence,
      expiresAt,
      verifiedById: personId,
      verifiedAt: now,
      failedReason: null,
      expiredAt: null,
    }
    await tx.safeguard.update({ where: { id }, data: { state: 'verified', ...verified } })
    await planExpiry(tx, input.programId, { id, expiresAt }, now)
    await planCheck(tx, target.program, await safeguardsOf(tx, input.programId))
    return outcome(spread(target, await incidentsOfLastPause(tx, target), decided.events), { id })
  },
})

/** Records that a safeguard does not hold. In a ramp a required one stops the program: by the lock of the person who said so, or of the rule. */
export const failSafeguard = command({
  name: 'programs.failSafeguard',
  permission: 'safeguard.fail',
  input: failSafeguardInput,
  events: [
    'program.safeguard_failed',
    'program.lock_placed',
    'program.resume_voided',
    'program.paused',
    'program.pause_completed',
  ],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, safeguardId: id, evidence }, target, now }) {
    const safeguard = await safeguardOf(tx, programId, id)
    const decision = decideFailSafeguard(target.program, safeguard, evidence)
    const { events } = demand(decision)
    await tx.safeguard.update({ where: { id }, data: { state: 'failed', failedReason: evidence, verifiedById: null } })
    await planExpiry(tx, programId, { id, expiresAt: null }, now)
    const incidents = await incidentsOfLastPause(tx, target)
    const written: NewEvent<PlacedKind | 'program.safeguard_failed'>[] = spread(target, incidents, events)
    if (decision.pauses) {
      const reason = `A required safeguard failed: ${safeguard.title}.`
      const order = { personId: personIdOf(actor), rule: 'safeguard', reason, now } as const
      const { events: pause } = await stopRamp(tx, target, order)
      written.push(...spread(target, incidents, pause))
    }
    return outcome(written, { id })
  },
})
