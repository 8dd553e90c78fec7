import 'server-only'
import { command } from '@/lib/command'
import { demand } from '@/lib/errors'
import { newId } from '@/lib/id'
import { concernedIncidents, outcome, saveProgram, spread } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { activeLocks, knownCollectors } from '@/lib/programs/queries/facts'
import { liveRequest } from '@/lib/programs/queries/request'
import { decideRestored } from '@/lib/programs/rules/restore'
import { stopAfterRestoreInput } from '@/lib/programs/schema'

/**
 * Stops one program of a database that was restored. Called by a gateway that remembers a higher epoch, it does nothing
 * once the program has passed that epoch.
 */
export const stopAfterRestore = command({
  name: 'programs.stopAfterRestore',
  permission: 'collector.account',
  input: stopAfterRestoreInput,
  events: ['program.restored', 'program.lock_placed', 'program.resume_voided'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, reason, highestEpoch }, target, now }) {
    const { program } = target
    if (highestEpoch && program.epoch > BigInt(highestEpoch)) return { unchanged: program.epoch.toString() }
    const openRequest = await liveRequest(tx, programId)
    const known = await knownCollectors(tx, programId)
    const locks = await activeLocks(tx, programId)
    const facts = { program, activeLocks: locks, openRequest, knownCollectors: known }
    const order = { lockId: newId(), reason, highestEpoch: BigInt(highestEpoch ?? program.epoch), now }
    const { events } = demand(decideRestored(facts, order))
    for (const { kind, payload } of events)
      if (kind === 'program.lock_placed')
        await tx.pauseLock.create({
          data: { id: payload.lockId, programId, personId: null, rule: 'restored', reason, placedAt: now },
        })
    if (openRequest)
      await tx.resumeRequest.update({ where: { id: openRequest.id }, data: { state: 'void', endedAt: now } })
    const after = await saveProgram(tx, program, events)
    return outcome(spread(target, await concernedIncidents(tx, target), events), after.epoch.toString())
  },
})
