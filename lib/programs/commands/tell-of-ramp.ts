import 'server-only'
import type { Tx } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'
import type { ProgramEvent } from '@/lib/programs/events'
import type { ProgramState } from '@/lib/programs/lock'
import { formatTime } from '@/lib/time'

/** Owners of the program, whoever held a lock in the pause that ends, and whoever asked for the way back or approved it. */
async function concerned(tx: Tx, { id, pausedAt }: ProgramState): Promise<string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    WITH request AS (
      SELECT r.id, r."requestedById" FROM resume_request r
      WHERE r."programId" = ${id}::uuid ORDER BY r."createdAt" DESC LIMIT 1)
    SELECT o."personId" FROM program_owner o WHERE o."programId" = ${id}::uuid
    UNION SELECT a."personId" FROM resume_approval a JOIN request r ON r.id = a."requestId"
    UNION SELECT r."requestedById" FROM request r
    UNION SELECT coalesce(l."heldById", i."leadId", l."personId") FROM pause_lock l LEFT JOIN incident i ON i.id = l."incidentId"
      WHERE l."programId" = ${id}::uuid AND l."placedAt" >= ${pausedAt}::timestamptz
        AND coalesce(l."heldById", i."leadId", l."personId") IS NOT NULL`
  return rows.map((row) => row.personId)
}

/** What an event of the way back is to those concerned, in words that name no incident; null for what nobody is told. */
function wordsOf({ slug, name }: ProgramState, made: ProgramEvent): { text: string; key: string } | null {
  switch (made.kind) {
    case 'program.resume_scheduled': {
      const { startsAt, percent, requestId } = made.payload
      const text = `${name} collects again from ${formatTime(startsAt, 'UTC', 'seconds')}, ${percent} % of its collectors first.`
      return { text, key: `resume/${requestId}/scheduled` }
    }
    case 'program.resumed': {
      const { percent, requestId } = made.payload
      return { text: `${name} collects again: ${percent} % of its collectors.`, key: `resume/${requestId}/started` }
    }
    case 'program.resume_voided': {
      const { reason, requestId } = made.payload
      return { text: `The resume of ${name} is void. ${reason}`, key: `resume/${requestId}/void` }
    }
    case 'program.resume_withdrawn': {
      const { requestId } = made.payload
      return { text: `The request to resume ${name} is withdrawn.`, key: `resume/${requestId}/withdrawn` }
    }
    case 'program.ramp_stepped_back': {
      const { from, percent, epoch, reason } = made.payload
      const text = `${name} was taken back from ${from} to ${percent} % of its collectors. ${reason}`
      return { text, key: `ramp/${slug}/${epoch}` }
    }
    default:
      return null
  }
}

/** Tells those concerned before a program collects again, and what becomes of it. `before`: the program as the command found it. */
export async function tellOfResume(tx: Tx, before: ProgramState, events: readonly ProgramEvent[]): Promise<void> {
  for (const made of events) {
    const words = wordsOf(before, made)
    if (words) await tell(tx, before, words)
  }
}

/** Tells those concerned that a ramp has stopped. */
export function tellOfStop(tx: Tx, before: ProgramState, reason: string): Promise<void> {
  const text = `${before.name} stopped on its way back, at ${before.rampPercent} % of its collectors. ${reason}`
  return tell(tx, before, { text, key: `ramp/${before.slug}/stopped/${before.epoch}` })
}

async function tell(tx: Tx, program: ProgramState, words: { text: string; key: string }): Promise<void> {
  await notify(tx, {
    ...{ to: await concerned(tx, program), kind: 'resume', href: `/programs/${program.slug}/resume` },
    ...words,
  })
}
