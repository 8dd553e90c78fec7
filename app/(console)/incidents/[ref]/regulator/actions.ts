'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import type { PersonActor } from '@/lib/auth/model'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { recordField } from '@/lib/regulator/commands/record-field'
import { readField, readFiling } from '@/lib/regulator/form-input'
import { fileForm } from '@/lib/workflows/file-form'

/** Runs one change and goes on to a place of the form, or shows the page again with what was typed. */
async function onForm<T>(form: FormData, place: string, run: (actor: PersonActor) => Promise<T>): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor()))
  if (result.ok) redirect(`/incidents/${encodeURIComponent(textOf(form, 'reference'))}/regulator${place}`)
  return { result, values: valuesOf(form) }
}

export async function recordFieldAction(_: FormState, form: FormData): Promise<FormState> {
  return onForm(form, `#${encodeURIComponent(textOf(form, 'field'))}`, (actor) => recordField(actor, readField(form)))
}

export async function fileFormAction(_: FormState, form: FormData): Promise<FormState> {
  return onForm(form, '#filings', (actor) => fileForm(actor, readFiling(form)))
}
