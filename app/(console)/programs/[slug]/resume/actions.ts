'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { stepBack, stepRamp } from '@/lib/programs/commands/ramp'
import { applyResume, approveResume, requestResume, withdrawResume } from '@/lib/programs/commands/resume'
import { planOf } from '@/lib/programs/plan-form'

type Run = (actor: Awaited<ReturnType<typeof actionActor>>) => Promise<unknown>

async function onResume(form: FormData, run: Run): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor()))
  if (result.ok) redirect(`/programs/${encodeURIComponent(textOf(form, 'slug'))}/resume`)
  return { result, values: valuesOf(form) }
}

const ids = (form: FormData) => ({ programId: textOf(form, 'programId'), requestId: textOf(form, 'requestId') })

const atEpoch = (form: FormData) => ({ programId: textOf(form, 'programId'), epoch: textOf(form, 'epoch') })

export async function requestResumeAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = { programId: textOf(form, 'programId'), note: textOf(form, 'note'), plan: planOf(form) }
  return onResume(form, (actor) => requestResume(actor, asked))
}

export async function approveResumeAction(_: FormState, form: FormData): Promise<FormState> {
  return onResume(form, (actor) => approveResume(actor, { ...ids(form), contentHash: textOf(form, 'contentHash') }))
}

export async function withdrawResumeAction(_: FormState, form: FormData): Promise<FormState> {
  return onResume(form, (actor) => withdrawResume(actor, { ...ids(form), reason: textOf(form, 'reason') }))
}

export async function applyResumeAction(_: FormState, form: FormData): Promise<FormState> {
  return onResume(form, (actor) => applyResume(actor, { ...ids(form), confirm: textOf(form, 'confirm') }))
}

export async function stepRampAction(_: FormState, form: FormData): Promise<FormState> {
  return onResume(form, (actor) => stepRamp(actor, atEpoch(form)))
}

export async function stepBackAction(_: FormState, form: FormData): Promise<FormState> {
  const to = textOf(form, 'to') === 'paused' ? ('paused' as const) : Number(textOf(form, 'to'))
  return onResume(form, (actor) => stepBack(actor, { ...atEpoch(form), to, reason: textOf(form, 'reason') }))
}
