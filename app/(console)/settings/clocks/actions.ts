'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { configureCounting, configureRegime } from '@/lib/clocks/commands/configure'
import { readCountingSetting, readRegimeSetting } from '@/lib/clocks/forms'
import { type FormState, valuesOf } from '@/lib/form-values'

async function save(form: FormData, run: () => Promise<unknown>): Promise<FormState> {
  const result = await runAction(run)
  if (result.ok) redirect('/settings/clocks')
  return { result, values: valuesOf(form) }
}

export async function configureRegimeAction(_: FormState, form: FormData): Promise<FormState> {
  return save(form, async () => configureRegime(await actionActor(), readRegimeSetting(form)))
}

export async function configureCountingAction(_: FormState, form: FormData): Promise<FormState> {
  return save(form, async () => configureCounting(await actionActor(), readCountingSetting(form)))
}
