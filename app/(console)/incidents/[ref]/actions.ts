'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import type { EntryPlace } from '@/lib/incidents/commands/place'
import { readKind } from '@/lib/incidents/entry-form'
import { recordEntry } from './record-entry'

async function record(form: FormData): Promise<ActionResult<EntryPlace>> {
  const idempotencyKey = textOf(form, 'token') || undefined
  return runAction(async () => recordEntry[readKind(form)](await actionActor(), form, { idempotencyKey }))
}

/** Puts an entry on the timeline, for the page's script: the page is read again in the same answer. */
export async function addEntryFromScriptAction(form: FormData): Promise<ActionResult<EntryPlace>> {
  const result = await record(form)
  refresh()
  return result
}

/** The same for a plain post: goes to the new entry, or shows the form again with what was typed. */
export async function addEntryAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await record(form)
  if (result.ok) redirect(`/incidents/${encodeURIComponent(textOf(form, 'reference'))}#e-${result.value.seq}`)
  return { result, values: valuesOf(form) }
}
