import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { incidentsOfLastPause } from '@/lib/programs/commands/pause-incidents'
import { type PlacedKind, placeLock } from '@/lib/programs/commands/place-lock'
import { tellOfSafeguard } from '@/lib/programs/commands/tell-of-safeguard'
import { outcome, spread } from '@/lib/programs/commands/write'
import { lockProgram, type ProgramTarget } from '@/lib/programs/lock'
import { programRef } from '@/lib/programs/rules/program-ref'
import { hasExpired, pausesForExpiry } from '@/lib/programs/rules/self-pause'
import type { LockedStream, NewEvent } from '@/lib/timeline/model'

/** The safeguard with its program's rule; null when there is none (any more). */
async function expiring(tx: Tx, programId: string, id: string) {
  const row = await tx.safeguard.findFirst({
    where: { id, programId },
    select: {
      ...{ id: true, title: true, state: true, required: true, verifiedById: true, verifiedAt: true, expiresAt: true },
      ...{ expiredAt: true, program: { select: { pauseOnExpiry: true } } },
    },
  })
  return row && { ...row, pauseOnExpiry: row.program.pauseOnExpiry }
}

type Expiring = NonNullable<Awaited<ReturnType<typeof expiring>>>

async function pause(
  tx: Tx,
  target: ProgramTarget,
  safeguard: Expiring,
  incidents: readonly LockedStream[],
): Promise<NewEvent<PlacedKind>[]> {
  const { phase } = target.program
  if (!pausesForExpiry(safeguard, { phase, pauseOnExpiry: safeguard.pauseOnExpiry }, target.now)) return []
  const reason = `By rule: the verification of a required safeguard expired: ${safeguard.title}.`
  const order = { incidentId: null, personId: null, rule: 'safeguard', reason, now: target.now } as const
  const { events } = await placeLock(tx, target, order)
  return spread(target, incidents, events)
}

/**
 * Records that the verification of a safeguard has expired, once, and pauses the program where its rule says so. Does
 * nothing when it was verified again, failed, or said so before.
 */
export const expireSafeguard = command({
  name: 'programs.expireSafeguard',
  permission: 'rule.apply',
  input: z.strictObject({ programId: z.uuid(), safeguardId: z.uuid() }),
  events: [
    'program.safeguard_expired',
    'program.lock_placed',
    'program.resume_voided',
    'program.paused',
    'program.pause_completed',
  ],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, safeguardId }, target, now }) {
    const safeguard = await expiring(tx, programId, safeguardId)
    if (!safeguard?.expiresAt || !hasExpired(safeguard, now)) return { unchanged: null }
    const { id, title, expiresAt, expiredAt } = safeguard
    const payload = { program: programRef(target.program), safeguardId, title, expiresAt: expiresAt.toISOString() }
    const incidents = await incidentsOfLastPause(tx, target)
    const told = expiredAt ? [] : spread(target, incidents, [{ kind: 'program.safeguard_expired', payload }])
    if (!expiredAt) await tx.safeguard.update({ where: { id }, data: { expiredAt: now } })
    const paused = await pause(tx, target, safeguard, incidents)
    if (told.length > 0 || paused.length > 0) {
      const words = paused.length > 0 ? ` ${target.program.name} is pausing by itself.` : ''
      await tellOfSafeguard(tx, target.program, safeguard, {
        ...{ kind: 'safeguard_expired', key: paused.length > 0 ? 'expired-paused' : 'expired' },
        text: `The verification of “${title}” (${target.program.name}) has expired.${words}`,
      })
    }
    return outcome<NewEvent<PlacedKind | 'program.safeguard_expired'>, null>([...told, ...paused], null)
  },
})
