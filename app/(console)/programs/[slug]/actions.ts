'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import { actionActor } from '@/lib/auth/session'
import { type FormState, numberOrNull, textOf, textOrNull, valuesOf } from '@/lib/form-values'
import { confirmByHand } from '@/lib/programs/commands/collectors'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addSafeguard, failSafeguard, verifySafeguard } from '@/lib/programs/commands/safeguards'
import { scheduleSafeguard } from '@/lib/programs/commands/schedule-safeguard'
import { switchPauseRule } from '@/lib/programs/commands/switch-rule'
import { createCollectorToken, revokeCollectorToken } from '@/lib/programs/commands/tokens'
import { readUtc } from '@/lib/programs/program-form'

type Run = (actor: Awaited<ReturnType<typeof actionActor>>, form: FormData) => Promise<unknown>

/** Runs one command of the program's page and goes back to that page; a refusal shows the form again with what was typed. */
async function onProgram(form: FormData, run: Run, anchor: string): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor(), form))
  if (result.ok) redirect(`/programs/${encodeURIComponent(textOf(form, 'slug'))}${anchor}`)
  return { result, values: valuesOf(form) }
}

const programId = (form: FormData) => textOf(form, 'programId')

export async function pauseAction(_: FormState, form: FormData): Promise<FormState> {
  const order = {
    programId: programId(form),
    incidentId: textOrNull(form, 'incidentId'),
    reason: textOf(form, 'reason'),
  }
  return onProgram(form, (actor) => pauseProgram(actor, order), '#pause')
}

export async function confirmByHandAction(_: FormState, form: FormData): Promise<FormState> {
  const account = {
    collectorId: textOf(form, 'collectorId'),
    reason: textOf(form, 'reason'),
    evidence: textOf(form, 'evidence'),
  }
  return onProgram(form, (actor) => confirmByHand(actor, { programId: programId(form), ...account }), '#collectors')
}

export async function addSafeguardAction(_: FormState, form: FormData): Promise<FormState> {
  const added = { title: textOf(form, 'title'), promise: textOf(form, 'promise'), required: form.has('required') }
  const reverifyDays = numberOrNull(form, 'reverifyDays')
  return onProgram(
    form,
    (actor) => addSafeguard(actor, { programId: programId(form), reverifyDays, ...added }),
    '#safeguards',
  )
}

const judged = (form: FormData) => ({
  ...{ programId: programId(form), safeguardId: textOf(form, 'safeguardId'), evidence: textOf(form, 'evidence') },
})

export async function verifySafeguardAction(_: FormState, form: FormData): Promise<FormState> {
  const verified = { ...judged(form), expiresAt: readUtc(form, 'expiresAt') }
  return onProgram(form, (actor) => verifySafeguard(actor, verified), '#safeguards')
}

export async function failSafeguardAction(_: FormState, form: FormData): Promise<FormState> {
  return onProgram(form, (actor) => failSafeguard(actor, judged(form)), '#safeguards')
}

export async function createTokenAction(
  _: FormState<{ token: string }>,
  form: FormData,
): Promise<FormState<{ token: string }>> {
  const purpose = form.has('observer') ? ('observer' as const) : ('collector' as const)
  const named = { name: textOf(form, 'tokenName'), group: textOrNull(form, 'tokenGroup') }
  const made = { programId: programId(form), purpose, ...named }
  const result = await runAction(async () => createCollectorToken(await actionActor(), made))
  return { result, values: valuesOf(form) }
}

export async function revokeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  const order = { programId: programId(form), tokenId: textOf(form, 'tokenId') }
  return onProgram(form, (actor) => revokeCollectorToken(actor, order), '#tokens')
}

export async function scheduleSafeguardAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = { safeguardId: textOf(form, 'safeguardId'), reverifyDays: numberOrNull(form, 'reverifyDays') }
  return onProgram(form, (actor) => scheduleSafeguard(actor, { programId: programId(form), ...asked }), '#safeguards')
}

export async function switchRuleAction(_: FormState, form: FormData): Promise<FormState> {
  const asked = { rule: textOf(form, 'rule'), on: textOf(form, 'on') === 'on', reason: textOf(form, 'reason') }
  return onProgram(form, (actor) => switchPauseRule(actor, { programId: programId(form), ...asked }), '#rules')
}
