'use server'

import { refresh } from 'next/cache'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, numberOrNull, textOf, valuesOf } from '@/lib/form-values'
import { setPeopleThreshold } from '@/lib/severity/commands/threshold'

export async function setPeopleThresholdAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { people: numberOrNull(form, 'people') ?? Number.NaN, reason: textOf(form, 'reason') }
  const result = await runAction(async () => {
    await setPeopleThreshold(await actionActor(), input)
    return null
  })
  refresh()
  return { result, values: valuesOf(form) }
}
