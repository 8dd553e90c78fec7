'use server'

import { refresh } from 'next/cache'
import { type ActionResult, runAction } from '@/lib/action-result'
import { createApiKey, revokeApiKey } from '@/lib/auth/commands/api-keys'
import { actionActor } from '@/lib/auth/session'
import { type FormState, numberOrNull, textOf, textsOf, valuesOf } from '@/lib/form-values'

/** Answers with the secret, which is shown this once. */
export async function createKeyAction(_: FormState<string>, form: FormData): Promise<FormState<string>> {
  const [name, scopes, lifetimeDays] = [
    textOf(form, 'name'),
    textsOf(form, 'scopes'),
    numberOrNull(form, 'lifetimeDays'),
  ]
  const result = await runAction(async () => {
    const { token } = await createApiKey(await actionActor(), { name, scopes, lifetimeDays })
    return token
  })
  refresh()
  return { result, values: valuesOf(form) }
}

export async function revokeKeyAction(keyId: string): Promise<ActionResult> {
  const result = await runAction(async () => revokeApiKey(await actionActor(), { keyId }))
  refresh()
  return result
}
