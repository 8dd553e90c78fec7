import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { breakerOf, demandTyped, type HeldLock, heldLock, personOf } from '@/lib/programs/commands/held-lock'
import { lockEntries, voidAnswers } from '@/lib/programs/commands/lock-entries'
import { outcome } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import type { LockBreakRecord, PersonRef } from '@/lib/programs/model'
import { openBreak } from '@/lib/programs/queries/lock-answers'
import { standsAsBreaker } from '@/lib/programs/queries/takers'
import {
  decideAcknowledgeBreak,
  decideApproveBreak,
  decideEndBreak,
  decideRequestBreak,
  notTheirs,
} from '@/lib/programs/rules/break-glass'
import { keeperOf } from '@/lib/programs/rules/locks'
import { acknowledgeBreakInput, approveBreakInput, endBreakInput, requestBreakInput } from '@/lib/programs/schema'

/** Who holds the lock, by name; without anybody, a person whom the rule refuses. */
async function ownerOf(tx: Tx, { row, incident }: HeldLock): Promise<PersonRef> {
  const id = keeperOf(row, incident)
  const person = id ? await tx.person.findUnique({ where: { id }, select: { id: true, name: true } }) : null
  return person ?? { id: '', name: '' }
}

/** The request that the caller means, if it stands open; an id of another lock is not found. */
async function requestOf(tx: Tx, lockId: string, requestId: string): Promise<LockBreakRecord | null> {
  if ((await tx.lockBreak.count({ where: { id: requestId, lockId } })) === 0) throw new NotFound()
  const open = await openBreak(tx, lockId)
  return open?.id === requestId ? open : null
}

/** Asks to remove a lock whose owner can't be reached. A second person has to do it, within the hour. */
export const requestLockBreak = command({
  name: 'programs.requestLockBreak',
  permission: 'program.lock.break',
  input: requestBreakInput,
  events: ['program.lock_break_ended', 'program.lock_break_requested'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const { programId, lockId, reason, attempts, evidence } = input
    const by = breakerOf(actor)
    const held = await heldLock({ tx, actor }, input, notTheirs)
    const request = await openBreak(tx, lockId)
    const [requestId, owner] = [newId(), await ownerOf(tx, held)]
    const order = { requestId, by, owner, reason, attempts, evidence }
    const { events } = demand(decideRequestBreak({ ...held, ...target, request }, order))
    for (const { kind, payload } of events) {
      if (kind === 'program.lock_break_requested') {
        const asked = { requestedById: by.id, requestedAs: by.as, reason, attempts, evidence }
        const [createdAt, expiresAt] = [now, new Date(payload.expiresAt)]
        await tx.lockBreak.create({
          data: { id: requestId, programId, lockId, ownerId: owner.id, ...asked, createdAt, expiresAt },
        })
      } else if (payload.how === 'expired' || payload.how === 'void')
        await tx.lockBreak.update({ where: { id: payload.requestId }, data: { state: payload.how, endedAt: now } })
    }
    return outcome(await lockEntries({ tx, actor }, target, held, events), { requestId })
  },
})

/** The second person, with the first, takes the lock off in its owner's absence. */
export const approveLockBreak = command({
  name: 'programs.approveLockBreak',
  permission: 'program.lock.break',
  input: approveBreakInput,
  events: ['program.lock_broken', 'program.lock_offer_ended', 'program.lock_break_ended'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { confirm, ...input }, target, now }) {
    const by = breakerOf(actor)
    const held = await heldLock({ tx, actor }, input, notTheirs)
    const request = await requestOf(tx, input.lockId, input.requestId)
    const stands = request && (await standsAsBreaker(tx, held.row, request.requestedAs, request.requestedBy.id))
    const { events } = demand(decideApproveBreak({ ...held, ...target, request, requesterGone: stands === false }, by))
    demandTyped(confirm, target.program, 'remove this lock')
    await tx.pauseLock.update({
      where: { id: input.lockId },
      data: { releasedAt: now, releasedById: by.id, releaseReason: request?.reason ?? null },
    })
    await tx.lockBreak.update({
      where: { id: input.requestId },
      data: { state: 'applied', endedAt: now, approvedById: by.id, approvedAs: by.as },
    })
    const ended = await voidAnswers(tx, held, target, 'The lock was removed in its owner’s absence.')
    return outcome(await lockEntries({ tx, actor }, target, held, [...events, ...ended]), null)
  },
})

/** Who asked takes it back, or the owner answers that they are there. The lock stays. */
export const endLockBreak = command({
  name: 'programs.endLockBreak',
  permission: 'program.lock.release',
  input: endBreakInput,
  events: ['program.lock_break_ended'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const held = await heldLock({ tx, actor }, input, notTheirs)
    const request = await requestOf(tx, input.lockId, input.requestId)
    const by = { personId: personOf(actor).id, reason: input.reason }
    const { events } = demand(decideEndBreak({ ...held, ...target, request }, by))
    const state = events[0]?.payload.how ?? 'withdrawn'
    const ended = { state, endedAt: now, endReason: input.reason || null }
    await tx.lockBreak.update({ where: { id: input.requestId }, data: ended })
    return outcome(await lockEntries({ tx, actor }, target, held, events), null)
  },
})

/** The owner of a lock that was removed in their absence says that they know. */
export const acknowledgeLockBreak = command({
  name: 'programs.acknowledgeLockBreak',
  permission: 'program.lock.release',
  input: acknowledgeBreakInput,
  events: ['program.lock_break_acknowledged'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const held = await heldLock({ tx, actor }, input, notTheirs)
    const { lockId, requestId, note } = input
    const found = await tx.lockBreak.findFirst({ where: { id: requestId, lockId } })
    if (!found) throw new NotFound()
    const done = found.state === 'applied' ? found : null
    const by = { personId: personOf(actor).id, note }
    const { events } = demand(decideAcknowledgeBreak({ program: target.program, lock: held.row }, done, by))
    await tx.lockBreak.update({
      where: { id: requestId },
      data: { acknowledgedAt: now, acknowledgeNote: note || null },
    })
    return outcome(await lockEntries({ tx, actor }, target, held, events), null)
  },
})
