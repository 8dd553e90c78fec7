'use server'

import type { PersonActor } from '@/lib/auth/model'
import type { CallOptions } from '@/lib/command'
import { type FormState, textOf } from '@/lib/form-values'
import * as facts from '@/lib/incidents/commands/facts'
import type { EntryPlace } from '@/lib/incidents/commands/place'
import * as read from '@/lib/incidents/fact-form'
import { runChange } from '../run-change'

type Recorder = (actor: PersonActor, options: CallOptions) => Promise<EntryPlace>

/** Records a fact once, however often the form is sent, and goes to its entry. */
async function record(form: FormData, run: Recorder): Promise<FormState> {
  const idempotencyKey = textOf(form, 'token') || undefined
  return runChange(
    form,
    (actor) => run(actor, { idempotencyKey }),
    ({ seq }) => `#e-${seq}`,
  )
}

export async function recordCauseAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.recordCause(actor, read.readCause(form), options))
}

export async function recordBoundsAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.recordBounds(actor, read.readBounds(form), options))
}

export async function recordCountAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.recordCount(actor, read.readCount(form), options))
}

export async function recordNotificationAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.recordNotification(actor, read.readNotification(form), options))
}

export async function openQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.openQuestion(actor, read.readQuestion(form), options))
}

export async function answerQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.answerQuestion(actor, read.readAnswer(form), options))
}

export async function impugnEvidenceAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.impugnEvidence(actor, read.readImpugnment(form), options))
}

export async function recordLogSourceAction(_: FormState, form: FormData): Promise<FormState> {
  return record(form, (actor, options) => facts.recordLogSource(actor, read.readLogSource(form), options))
}
