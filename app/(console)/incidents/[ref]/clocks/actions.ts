'use server'

import { assessRegime, openAssessment } from '@/lib/clocks/commands/assess'
import { dropClock, meetClock, takeUpClock } from '@/lib/clocks/commands/end'
import { recordJudgment } from '@/lib/clocks/commands/judge'
import { readDecision, readJudgment, readMeeting } from '@/lib/clocks/forms'
import { type FormState, textOf } from '@/lib/form-values'
import { runChange } from '../run-change'

const clocks = () => '/clocks'
const readReason = (form: FormData) => ({
  incidentId: textOf(form, 'incidentId'),
  clockId: textOf(form, 'clockId'),
  reason: textOf(form, 'reason'),
})

export async function recordJudgmentAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => recordJudgment(actor, readJudgment(form)), clocks)
}

export async function decideLawAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => assessRegime(actor, readDecision(form)), clocks)
}

export async function openLawAction(_: FormState, form: FormData): Promise<FormState> {
  const { decision: _decision, ...law } = readDecision(form)
  return runChange(form, (actor) => openAssessment(actor, law), clocks)
}

export async function meetClockAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => meetClock(actor, readMeeting(form)), clocks)
}

export async function dropClockAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => dropClock(actor, readReason(form)), clocks)
}

export async function takeUpClockAction(_: FormState, form: FormData): Promise<FormState> {
  return runChange(form, (actor) => takeUpClock(actor, readReason(form)), clocks)
}
