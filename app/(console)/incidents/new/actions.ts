'use server'

import { redirect } from 'next/navigation'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { fileIncident } from '@/lib/incidents/commands/file'
import { readFiling } from '@/lib/incidents/filing-form'

/** Files what the form holds and answers with the reference: for the page's script, which keeps the text until then. */
export async function fileFromScriptAction(form: FormData): Promise<ActionResult<{ reference: string }>> {
  return runAction(async () =>
    fileIncident(await actionActor(), readFiling(form), { idempotencyKey: textOf(form, 'token') || undefined }),
  )
}

/** The same for a plain post: goes on to the incident, or shows the form again with what was typed. */
export async function fileIncidentAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await fileFromScriptAction(form)
  if (result.ok) redirect(`/incidents/${result.value.reference}`)
  return { result, values: valuesOf(form) }
}
