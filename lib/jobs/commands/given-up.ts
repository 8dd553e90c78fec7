import 'server-only'
import { z } from 'zod'
import { type CommandContext, command, type Target } from '@/lib/command'
import { NotFound } from '@/lib/errors'
import { jobChannel } from '@/lib/jobs/enqueue'
import { notifyAlso } from '@/lib/timeline/append'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

const jobRef = z.strictObject({ jobId: z.uuid() })

interface GivenUp extends Target {
  readonly name: string
  readonly key: string | null
}

/** Throws NotFound for a job that is not given up (any more). */
async function lockGivenUp({ tx }: CommandContext, { jobId }: z.output<typeof jobRef>): Promise<GivenUp> {
  const workplace = await lockWorkplace(tx)
  const [job] = await tx.$queryRaw<{ name: string; key: string | null }[]>`
    SELECT name, key FROM job WHERE id = ${jobId}::uuid AND "failedAt" IS NOT NULL FOR UPDATE`
  if (!job) throw new NotFound()
  return { ...workplace, ...job }
}

/** Has a job that was given up run again, at once. Where the same was asked for since, that one does it. */
export const retryJob = command({
  name: 'jobs.retry',
  permission: 'settings.manage',
  input: jobRef,
  events: ['job.retried'],
  target: lockGivenUp,
  async run({ tx, input: { jobId }, target: { stream, name, key }, now }) {
    const waiting = key === null ? 0 : await tx.job.count({ where: { name, key, failedAt: null } })
    if (waiting > 0) await tx.job.delete({ where: { id: jobId } })
    else
      await tx.job.update({
        where: { id: jobId },
        data: { failedAt: null, attempts: 0, dueAt: now, version: { increment: 1 } },
      })
    await notifyAlso(tx, jobChannel, '')
    return { events: [event(stream, 'job.retried', { jobId, name })], result: null }
  },
})

/** Takes a job that was given up off the list, undone. */
export const dropJob = command({
  name: 'jobs.drop',
  permission: 'settings.manage',
  input: jobRef,
  events: ['job.dropped'],
  target: lockGivenUp,
  async run({ tx, input: { jobId }, target: { stream, name } }) {
    await tx.job.delete({ where: { id: jobId } })
    return { events: [event(stream, 'job.dropped', { jobId, name })], result: null }
  },
})
