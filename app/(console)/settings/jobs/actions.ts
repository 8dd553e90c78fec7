'use server'

import { refresh } from 'next/cache'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { dropJob, retryJob } from '@/lib/jobs/commands/given-up'

export async function retryJobAction(jobId: string): Promise<ActionResult> {
  const result = await runAction(async () => retryJob(await actionActor(), { jobId }))
  refresh()
  return result
}

export async function dropJobAction(jobId: string): Promise<ActionResult> {
  const result = await runAction(async () => dropJob(await actionActor(), { jobId }))
  refresh()
  return result
}
