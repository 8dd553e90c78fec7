'use server'

import { redirect } from 'next/navigation'
import { runAction } from '@/lib/action-result'
import type { PersonActor } from '@/lib/auth/model'
import { actionActor } from '@/lib/auth/session'
import { type FormState, textOf, valuesOf } from '@/lib/form-values'
import {
  readCorrection,
  readExposureChange,
  readRole,
  readSeverityChange,
  readStatusChange,
} from '@/lib/incidents/change-form'
import { correctEntry, recordFinding } from '@/lib/incidents/commands/entries'
import { addMember, assignRole, linkProgram } from '@/lib/incidents/commands/people'
import { changeExposure, changeSeverity, changeStatus } from '@/lib/incidents/commands/state'
import { readFinding } from '@/lib/incidents/entry-form'

/** Runs one change and goes on to a place of the incident, or shows the form again with what was typed. */
async function change<T>(
  form: FormData,
  run: (actor: PersonActor) => Promise<T>,
  place: (value: T) => string = () => '',
): Promise<FormState> {
  const result = await runAction(async () => run(await actionActor()))
  if (result.ok) redirect(`/incidents/${encodeURIComponent(textOf(form, 'reference'))}${place(result.value)}`)
  return { result, values: valuesOf(form) }
}

export async function changeSeverityAction(_: FormState, form: FormData): Promise<FormState> {
  return change(form, (actor) => changeSeverity(actor, readSeverityChange(form)))
}

export async function changeStatusAction(_: FormState, form: FormData): Promise<FormState> {
  return change(form, (actor) => changeStatus(actor, readStatusChange(form)))
}

export async function changeExposureAction(_: FormState, form: FormData): Promise<FormState> {
  return change(form, (actor) => changeExposure(actor, readExposureChange(form)))
}

export async function assignRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return change(
    form,
    (actor) => assignRole(actor, readRole(form)),
    () => '/people',
  )
}

export async function addMemberAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { incidentId: textOf(form, 'incidentId'), personId: textOf(form, 'personId') }
  return change(
    form,
    (actor) => addMember(actor, input),
    () => '/people',
  )
}

export async function linkProgramAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { incidentId: textOf(form, 'incidentId'), programId: textOf(form, 'programId') }
  return change(form, (actor) => linkProgram(actor, input))
}

export async function correctEntryAction(_: FormState, form: FormData): Promise<FormState> {
  return change(
    form,
    (actor) => correctEntry(actor, readCorrection(form)),
    ({ seq }) => `#e-${seq}`,
  )
}

export async function recordFindingAction(_: FormState, form: FormData): Promise<FormState> {
  const options = { idempotencyKey: textOf(form, 'token') || undefined }
  return change(
    form,
    (actor) => recordFinding(actor, readFinding(form), options),
    ({ seq }) => `#e-${seq}`,
  )
}
