'use server'

import { type FormState, textOf } from '@/lib/form-values'
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
import { suggestIncidentSeverity } from '@/lib/severity/commands/suggest'
import { readAnswers } from '@/lib/severity/panel-form'
import { runChange } from './run-change'

export async function changeSeverityAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => changeSeverity(actor, readSeverityChange(form)))
}

export async function changeStatusAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => changeStatus(actor, readStatusChange(form)))
}

export async function changeExposureAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => changeExposure(actor, readExposureChange(form)))
}

export async function assignRoleAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(
    form,
    (actor) => assignRole(actor, readRole(form)),
    () => '/people',
  )
}

export async function addMemberAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { incidentId: textOf(form, 'incidentId'), personId: textOf(form, 'personId') }
  return runChange(
    form,
    (actor) => addMember(actor, input),
    () => '/people',
  )
}

export async function linkProgramAction(_: FormState, form: FormData): Promise<FormState> {
  const input = { incidentId: textOf(form, 'incidentId'), programId: textOf(form, 'programId') }
  return runChange(form, (actor) => linkProgram(actor, input))
}

export async function correctEntryAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(
    form,
    (actor) => correctEntry(actor, readCorrection(form)),
    ({ seq }) => `#e-${seq}`,
  )
}

export async function recordFindingAction(_: FormState, form: FormData): Promise<FormState> {
  const options = { idempotencyKey: textOf(form, 'token') || undefined }
  return runChange(
    form,
    (actor) => recordFinding(actor, readFinding(form), options),
    ({ seq }) => `#e-${seq}`,
  )
}

export async function suggestSeverityAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(
    form,
    (actor) => suggestIncidentSeverity(actor, readAnswers(form)),
    // Another query than before: a step to a place on the same page alone would not read the page again.
    ({ seq }) => `/severity?entry=${seq}#suggested`,
  )
}
