'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { acknowledgeNotice } from '@/lib/notices/commands/acknowledge'
import { markAllRead, markRead } from '@/lib/notices/commands/mark'
import { getNoticeHref } from '@/lib/notices/queries/notices'

/** Marks the notice as read and goes where it leads. */
export async function openNoticeAction(noticeId: string): Promise<ActionResult<string>> {
  const result = await runAction(async () => {
    const actor = await actionActor()
    const href = await getNoticeHref(actor, noticeId)
    await markRead(actor, noticeId)
    return href
  })
  if (result.ok) redirect(result.value)
  return result
}

export async function markReadAction(noticeId: string): Promise<ActionResult<void>> {
  const result = await runAction(async () => markRead(await actionActor(), noticeId))
  refresh()
  return result
}

export async function markAllReadAction(): Promise<ActionResult<void>> {
  const result = await runAction(async () => markAllRead(await actionActor()))
  refresh()
  return result
}

export async function acknowledgeNoticeAction(noticeId: string): Promise<ActionResult> {
  const result = await runAction(async () => acknowledgeNotice(await actionActor(), { noticeId }))
  refresh()
  return result
}
