'use server'

import { redirect } from 'next/navigation'
import { type ActionResult, runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import { takePublication } from '@/lib/publications/commands/deliveries'
import { draftCorrection } from '@/lib/statements/commands/correct'
import { publishStatement } from '@/lib/statements/commands/publish'
import { reviewByRole, submitForApproval } from '@/lib/statements/commands/review'
import { refreshClaims, reviseStatement } from '@/lib/statements/commands/revise'
import { readPublish } from '@/lib/statements/publish-form'
import { reviewDecision, reviewRole } from '@/lib/statements/schema'

const seen = (form: FormData) => ({
  statementId: textOf(form, 'statementId'),
  expectedVersion: Number(textOf(form, 'expectedVersion')),
})

/** On to the statement as it stands then, or back to the form with the reason and what was typed. */
function answer(result: ActionResult<unknown>, form: FormData): FormState {
  if (result.ok) redirect(`/statements/${encodeURIComponent(textOf(form, 'reference'))}`)
  return { result, values: valuesOf(form) }
}

export async function reviseAction(_: FormState, form: FormData): Promise<FormState> {
  const written = {
    title: textOf(form, 'title'),
    audience: textOf(form, 'audience'),
    body: textOf(form, 'body'),
    note: textOf(form, 'note'),
    modelHelp: textOf(form, 'modelHelp') === 'yes',
  }
  return answer(await runAction(async () => reviseStatement(await actionActor(), { ...seen(form), ...written })), form)
}

export async function refreshAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await runAction(async () => refreshClaims(await actionActor(), seen(form))), form)
}

export async function submitAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await runAction(async () => submitForApproval(await actionActor(), seen(form))), form)
}

export async function reviewAction(_: FormState, form: FormData): Promise<FormState> {
  const review = async () => {
    const command = reviewByRole[reviewRole.parse(textOf(form, 'role'))]
    const statementId = textOf(form, 'statementId')
    const textHash = textOf(form, 'textHash')
    const decision = reviewDecision.parse(textOf(form, 'decision'))
    return command(await actionActor(), { statementId, textHash, decision, reason: textOf(form, 'reason') })
  }
  return answer(await runAction(review), form)
}

export async function publishAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(await runAction(async () => publishStatement(await actionActor(), readPublish(form))), form)
}

/** Keeps that the words were copied. */
export async function takeAction(_: FormState, form: FormData): Promise<FormState> {
  const statementId = textOf(form, 'statementId')
  return answer(
    await runAction(async () => takePublication(await actionActor(), { statementId, channel: 'copy' })),
    form,
  )
}

export async function correctAction(_: FormState, form: FormData): Promise<FormState> {
  const statementId = textOf(form, 'statementId')
  const retract = textOf(form, 'choice') === 'retract' ? textOf(form, 'retract') : null
  const result = await runAction(async () => draftCorrection(await actionActor(), { statementId, retract }))
  if (result.ok) redirect(`/statements/${result.value.reference}/edit`)
  return { result, values: valuesOf(form) }
}
