'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { type ActionResult, runAction } from '@/lib/action-result'
import { changeOwnPassword } from '@/lib/auth/commands/password'
import { endAllSessions, endSession } from '@/lib/auth/commands/sessions'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf } from '@/lib/form-values'

export async function endSessionAction(sessionId: string): Promise<ActionResult> {
  const result = await runAction(async () => endSession(await actionActor(), { sessionId }))
  refresh()
  return result
}

export async function leaveEverywhereAction(): Promise<ActionResult<unknown>> {
  const result = await runAction(async () => endAllSessions(await actionActor(), {}))
  if (result.ok) redirect('/sign-in')
  return result
}

/** Passwords are not sent back to the form. */
export async function changePasswordAction(
  _: FormState<{ sessionsEnded: number }>,
  form: FormData,
): Promise<FormState<{ sessionsEnded: number }>> {
  const input = { current: textOf(form, 'current'), next: textOf(form, 'next'), repeat: textOf(form, 'repeat') }
  const result = await runAction(async () => changeOwnPassword(await actionActor(), input))
  refresh()
  return { result, values: {} }
}
