'use server'

import { refresh } from 'next/cache'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { addWebhook, removeWebhook } from '@/lib/publications/commands/webhooks'

/** Answers with the secret, which is shown this once. */
export async function addWebhookAction(_: FormState<string>, form: FormData): Promise<FormState<string>> {
  const hook = { name: textOf(form, 'name'), url: textOf(form, 'url').trim() }
  const result = await runAction(async () => (await addWebhook(await actionActor(), hook)).secret)
  refresh()
  return { result, values: valuesOf(form) }
}

export async function removeWebhookAction(endpointId: string): Promise<ActionResult> {
  const result = await runAction(async () => removeWebhook(await actionActor(), { endpointId }))
  refresh()
  return result
}
