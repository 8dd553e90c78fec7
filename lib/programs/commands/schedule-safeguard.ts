import 'server-only'
import { command } from '@/lib/command'
import { NotFound } from '@/lib/errors'
import { planExpiry } from '@/lib/programs/commands/plan-expiry'
import { planCheck } from '@/lib/programs/commands/ramp-jobs'
import { onStream } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { safeguardsOf } from '@/lib/programs/queries/facts'
import { programRef } from '@/lib/programs/rules/program-ref'
import { expiryAfterScheduling } from '@/lib/programs/rules/safeguards'
import { scheduleSafeguardInput } from '@/lib/programs/schema'

/** Says how often a safeguard is verified again. It may end the verification that stands earlier, never later. */
export const scheduleSafeguard = command({
  name: 'programs.scheduleSafeguard',
  permission: 'program.configure',
  input: scheduleSafeguardInput,
  events: ['program.safeguard_scheduled'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, safeguardId: id, reverifyDays }, target: { program, stream }, now }) {
    const safeguard = (await safeguardsOf(tx, programId)).find((each) => each.id === id)
    if (!safeguard) throw new NotFound()
    if (safeguard.reverifyDays === reverifyDays) return { unchanged: { id } }
    const expiresAt = expiryAfterScheduling(safeguard, reverifyDays)
    const moved = expiresAt?.getTime() !== safeguard.expiresAt?.getTime()
    await tx.safeguard.update({ where: { id }, data: { reverifyDays, expiresAt } })
    if (moved) {
      await planExpiry(tx, programId, { id, expiresAt }, now)
      await planCheck(tx, program, await safeguardsOf(tx, programId))
    }
    const change = {
      from: safeguard.reverifyDays,
      to: reverifyDays,
      expiresAt: (moved && expiresAt?.toISOString()) || null,
    }
    const payload = { program: programRef(program), safeguardId: id, title: safeguard.title, ...change }
    return { events: [onStream(stream, { kind: 'program.safeguard_scheduled', payload })], result: { id } }
  },
})
