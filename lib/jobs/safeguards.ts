import 'server-only'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound, Refused } from '@/lib/errors'
import { enqueue } from '@/lib/jobs/enqueue'
import type { JobData } from '@/lib/jobs/schema'
import { expireSafeguard } from '@/lib/programs/commands/expire-safeguard'
import { pauseForSeverity } from '@/lib/programs/commands/pause-for-severity'
import { tellOfSafeguard } from '@/lib/programs/commands/tell-of-safeguard'
import { listExpiring } from '@/lib/programs/queries/expiring'
import { reminderDue } from '@/lib/programs/rules/safeguards'
import { formatTime } from '@/lib/time'
import { databaseNow } from '@/lib/timeline/streams'

const sweepEveryMs = 10 * 60_000

/** Reminds the owners, and whoever verified it, of a verification that expires, if a reminder is due and was not given. */
async function remindOfSafeguard({ safeguardId }: Pick<JobData<'safeguards.remind'>, 'safeguardId'>) {
  await db().$transaction(async (tx) => {
    const [found] = await listExpiring(tx, safeguardId)
    const days = found && reminderDue(found, await databaseNow(tx))
    if (!found?.expiresAt || !days) return
    const when = `${days === 1 ? 'within a day' : `in ${days} days`}, on ${formatTime(found.expiresAt, 'UTC')}`
    const how = 'Somebody who does not own the program verifies it again, with evidence.'
    const text = `The verification of “${found.title}” (${found.program.name}) expires ${when}. ${how}`
    await tellOfSafeguard(tx, found.program, found, { kind: 'safeguard_expires', text, key: String(days) })
  })
}

/** What is gone or refused is done; anything else is tried again. */
async function expire(data: JobData<'safeguards.expire'>): Promise<void> {
  try {
    await expireSafeguard(standdown, data)
  } catch (thrown) {
    if (!(thrown instanceof NotFound || thrown instanceof Refused)) throw thrown
  }
}

/**
 * Looks at everything that expires, in case a reminder or an end was missed: a safeguard verified before there were jobs,
 * a job that was given up. It asks for the next look first, so that a failure ends nothing.
 */
async function sweep(): Promise<void> {
  const found = await db().$transaction(async (tx) => {
    const at = new Date((await databaseNow(tx)).getTime() + sweepEveryMs)
    await enqueue(tx, 'safeguards.sweep', {}, { at, key: 'sweep' })
    return listExpiring(tx, null)
  })
  for (const { id: safeguardId, programId } of found) {
    await remindOfSafeguard({ safeguardId })
    await expire({ programId, safeguardId })
  }
}

/** What the rules that pause by themselves, and the safeguards, ask of the clock. */
export const safeguardHandlers = {
  'programs.pauseForSeverity': {
    run: async (data: JobData<'programs.pauseForSeverity'>) => {
      try {
        await pauseForSeverity(standdown, data)
      } catch (thrown) {
        if (!(thrown instanceof NotFound || thrown instanceof Refused)) throw thrown
      }
    },
  },
  'safeguards.expire': { run: expire },
  'safeguards.remind': { run: remindOfSafeguard },
  'safeguards.sweep': { run: sweep },
}
