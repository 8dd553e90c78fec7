import type { z } from 'zod'
import type { AssessmentDecision } from '@/lib/clocks/events'
import type { CalendarId, JudgmentKind, Mark } from '@/lib/clocks/model'
import {
  type assessInput,
  type countingInput,
  judgmentInput,
  meetInput,
  type regimeSettingInput,
} from '@/lib/clocks/schema'
import { numberOrNull, textOf, textOrNull } from '@/lib/form-values'
import { withoutProblems } from '@/lib/incidents/entry-form'
import { readTime } from '@/lib/incidents/form-times'

const incidentId = (form: FormData) => textOf(form, 'incidentId')

/** A judgment's form as its command takes it. Throws InvalidInput for a time that is missing or none. */
export function readJudgment(form: FormData): z.input<typeof judgmentInput> {
  const problems: Record<string, string> = {}
  const at = readTime(form, 'at', problems)
  if (!at && !problems.zone) problems.at ??= 'Enter since when it was so.'
  const judgment: z.input<typeof judgmentInput> = {
    incidentId: incidentId(form),
    // The schema refuses a kind that there is not.
    kind: textOf(form, 'kind') as JudgmentKind,
    regime: textOrNull(form, 'regime'),
    at: at ?? '',
    zone: textOrNull(form, 'zone') ?? 'UTC',
    reason: textOf(form, 'reason'),
    supersedes: numberOrNull(form, 'supersedes'),
  }
  return withoutProblems(judgmentInput, judgment, problems)
}

export function readDecision(form: FormData): z.input<typeof assessInput> {
  return {
    incidentId: incidentId(form),
    regime: textOf(form, 'regime'),
    // The schema refuses a decision that there is not.
    decision: textOf(form, 'decision') as AssessmentDecision,
    reason: textOf(form, 'reason'),
  }
}

/** The form of a duty that was done. Throws InvalidInput for a time that is missing or none. */
export function readMeeting(form: FormData): z.input<typeof meetInput> {
  const problems: Record<string, string> = {}
  const metAt = readTime(form, 'metAt', problems)
  if (!metAt && !problems.zone) problems.metAt ??= 'Enter when it was done.'
  const meeting: z.input<typeof meetInput> = {
    incidentId: incidentId(form),
    clockId: textOf(form, 'clockId'),
    metAt: metAt ?? '',
    receipt: textOf(form, 'receipt'),
    lateReasons: textOrNull(form, 'lateReasons'),
  }
  return withoutProblems(meetInput, meeting, problems)
}

export function readRegimeSetting(form: FormData): z.input<typeof regimeSettingInput> {
  return {
    regime: textOf(form, 'regime'),
    enabled: form.has('enabled'),
    // The schema refuses a mark that there is not.
    mark: textOrNull(form, 'mark') as Mark | null,
    reviewedOn: textOrNull(form, 'reviewedOn'),
    note: textOf(form, 'note'),
  }
}

export function readCountingSetting(form: FormData): z.input<typeof countingInput> {
  const relief = textOf(form, 'relief')
  return {
    zone: textOf(form, 'zone'),
    // The schema refuses a calendar that there is not.
    calendar: textOrNull(form, 'calendar') as CalendarId | null,
    reliefEntity: relief === 'listed' || relief === 'other' ? relief : null,
    reliefOff: form.has('reliefOff'),
    smallAgent: form.has('smallAgent'),
    targetHoursOf72: numberOrNull(form, 'targetHoursOf72') ?? Number.NaN,
    decisionDueHours: numberOrNull(form, 'decisionDueHours') ?? Number.NaN,
  }
}
