'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { bringCollectorBack, retireCollector } from '@/lib/programs/commands/retire'
import { escalateCollector, retryCollectors } from '@/lib/programs/commands/silent'

type Run = (actor: Awaited<ReturnType<typeof actionActor>>) => Promise<unknown>

/** Runs one command on collectors; goes back to the list, or to the collector that the form names. */
async function onCollectors(form: FormData, run: Run): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor()))
  if (!result.ok) return { result, values: valuesOf(form) }
  const list = `/programs/${encodeURIComponent(textOf(form, 'slug'))}/collectors`
  const collectorId = textOf(form, 'collectorId')
  return redirect(collectorId ? `${list}/${encodeURIComponent(collectorId)}` : list)
}

const programId = (form: FormData) => textOf(form, 'programId')
const collector = (form: FormData) => ({ programId: programId(form), collectorId: textOf(form, 'collectorId') })

export async function retryCollectorsAction(_: FormState, form: FormData): Promise<FormState> {
  const collectorIds = form.has('all') ? null : [textOf(form, 'collectorId')]
  return onCollectors(form, (actor) => retryCollectors(actor, { programId: programId(form), collectorIds }))
}

export async function escalateCollectorAction(_: FormState, form: FormData): Promise<FormState> {
  const to = { personId: textOf(form, 'personId'), note: textOf(form, 'note') }
  return onCollectors(form, (actor) => escalateCollector(actor, { ...collector(form), ...to }))
}

export async function retireCollectorAction(_: FormState, form: FormData): Promise<FormState> {
  return onCollectors(form, (actor) => retireCollector(actor, { ...collector(form), reason: textOf(form, 'reason') }))
}

export async function bringCollectorBackAction(_: FormState, form: FormData): Promise<FormState> {
  return onCollectors(form, (actor) =>
    bringCollectorBack(actor, { ...collector(form), reason: textOf(form, 'reason') }),
  )
}
