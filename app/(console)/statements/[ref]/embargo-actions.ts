'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { cancelRelease, scheduleRelease, setEmbargo } from '@/lib/statements/commands/embargo'
import { readEmbargo } from '@/lib/statements/embargo-form'
import { readPublish } from '@/lib/statements/publish-form'

/** Runs one step and goes back to the statement, or to the form with the reason and what was typed. */
async function step(form: FormData, run: () => Promise<unknown>): Promise<FormState> {
  const result = await runAction(run)
  if (result.ok) redirect(`/statements/${encodeURIComponent(textOf(form, 'reference'))}`)
  return { result, values: valuesOf(form) }
}

export async function setEmbargoAction(_: FormState, form: FormData): Promise<FormState> {
  return step(form, async () => setEmbargo(await actionActor(), readEmbargo(form)))
}

export async function scheduleReleaseAction(_: FormState, form: FormData): Promise<FormState> {
  return step(form, async () => scheduleRelease(await actionActor(), readPublish(form)))
}

export async function cancelReleaseAction(_: FormState, form: FormData): Promise<FormState> {
  return step(form, async () => cancelRelease(await actionActor(), { statementId: textOf(form, 'statementId') }))
}
