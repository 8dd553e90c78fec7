import 'server-only'
import { command } from '@/lib/command'
import { demand } from '@/lib/errors'
import { demandTyped, heldLock, personOf } from '@/lib/programs/commands/held-lock'
import { lockEntries, voidAnswers } from '@/lib/programs/commands/lock-entries'
import { outcome } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { causeGapOf } from '@/lib/programs/queries/cause'
import { decideReleaseLock, notTheLead } from '@/lib/programs/rules/locks'
import { releaseLockInput } from '@/lib/programs/schema'

/** Takes one lock off, for its owner alone. The program stays paused: resuming is another matter. */
export const releaseLock = command({
  name: 'programs.releaseLock',
  permission: 'program.lock.release',
  input: releaseLockInput,
  events: ['program.lock_released', 'program.lock_offer_ended', 'program.lock_break_ended'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input, target, now }) {
    const { lockId, reason, confirm } = input
    const personId = personOf(actor).id
    const { program } = target
    const held = await heldLock({ tx, actor }, input, notTheLead)
    const causeGap = await causeGapOf(tx, target, held.lock)
    const { events } = demand(
      decideReleaseLock({ ...held, program, ownerIds: program.ownerIds, causeGap }, { personId, reason }),
    )
    demandTyped(confirm, program, 'release this lock')
    await tx.pauseLock.update({
      where: { id: lockId },
      data: { releasedAt: now, releasedById: personId, releaseReason: reason },
    })
    const ended = await voidAnswers(tx, held, target, 'Its owner released the lock.')
    return outcome(await lockEntries({ tx, actor }, target, held, [...events, ...ended]), null)
  },
})
