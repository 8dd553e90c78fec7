import { z } from 'zod'
import { alertMarks } from '@/lib/clocks/alert-plan'
import { calendarIds } from '@/lib/clocks/calendars'
import { assessmentDecisions } from '@/lib/clocks/events'
import { judgmentKinds } from '@/lib/clocks/model'
import { findRegime } from '@/lib/clocks/regimes/registry'
import { reference } from '@/lib/incidents/schema'
import { instant, text, timeZone } from '@/lib/schema'

const incidentId = z.union([z.uuid(), reference])
const regime = z.string().refine((id) => findRegime(id) !== null, 'There is no such law here.')
const reason = text(1, 4000)

export const judgmentInput = z.strictObject({
  incidentId,
  kind: z.enum(judgmentKinds.map(({ kind }) => kind)),
  /** Null: the judgment counts for every law. */
  regime: regime.nullable().default(null),
  at: instant,
  zone: timeZone.default('UTC'),
  reason,
  supersedes: z.int().min(1).nullable().default(null),
})

export const openAssessmentInput = z.strictObject({ incidentId, regime, reason })

export const assessInput = z.strictObject({
  incidentId,
  regime,
  decision: z.enum(assessmentDecisions, 'Say whether it applies.'),
  reason,
})

const clock = { incidentId, clockId: z.uuid() }
export const meetInput = z.strictObject({
  ...clock,
  metAt: instant,
  receipt: text(1, 500),
  lateReasons: reason.nullable().default(null),
})
export const clockReasonInput = z.strictObject({ ...clock, reason })
export const alertInput = z.strictObject({ ...clock, mark: z.enum(alertMarks) })

export const regimeSettingInput = z.strictObject({
  regime,
  enabled: z.boolean(),
  mark: z.enum(['V', 'S', 'M', 'D']).nullable().default(null),
  reviewedOn: z.iso.date('Enter a date.').nullable().default(null),
  note: text(0, 2000).default(''),
})

export const countingInput = z.strictObject({
  zone: timeZone,
  calendar: z.enum(calendarIds, 'Choose one of the calendars.').nullable().default(null),
  reliefEntity: z.enum(['listed', 'other']).nullable().default(null),
  reliefOff: z.boolean().default(false),
  smallAgent: z.boolean().default(false),
  targetHoursOf72: z.int().min(1, 'From 1 to 71 hours.').max(71, 'From 1 to 71 hours.'),
  decisionDueHours: z.int().min(1, 'From 1 to 720 hours.').max(720, 'From 1 to 720 hours.'),
})
