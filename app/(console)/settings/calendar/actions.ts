'use server'

import { refresh } from 'next/cache'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { makeCalendarFeed, revokeCalendarFeed } from '@/lib/clocks/commands/feed'
import { readEnv } from '@/lib/env'
import { type FormState, valuesOf } from '@/lib/form-values'

/** Answers with the secret address, which is shown this once. */
export async function makeFeedAction(_: FormState<string>, form: FormData): Promise<FormState<string>> {
  const result = await runAction(async () => {
    const { token } = await makeCalendarFeed(await actionActor(), {})
    return `${readEnv().publicUrl}/api/calendar/${token}.ics`
  })
  refresh()
  return { result, values: valuesOf(form) }
}

export async function revokeFeedAction(): Promise<ActionResult> {
  const result = await runAction(async () => revokeCalendarFeed(await actionActor(), {}))
  refresh()
  return result
}
