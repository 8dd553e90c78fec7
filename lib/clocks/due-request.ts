import { z } from 'zod'
import { anchorKeys } from '@/lib/clocks/anchors'
import { calendarIds } from '@/lib/clocks/calendars'
import { type CountingOptions, clockStates, judgmentKinds } from '@/lib/clocks/model'
import { regimes } from '@/lib/clocks/regimes/registry'
import { instant, timeZone } from '@/lib/schema'

const notifications = regimes
  .flatMap(({ duties }) => duties)
  .filter(({ after }) => after)
  .flatMap(anchorKeys)
const keys = [...judgmentKinds.map(({ kind }) => kind), ...new Set(notifications)] as const

/** What `clocks:due` reads. What is left out was not recorded, and no date is made up for it. */
export const dueRequest = z.strictObject({
  anchors: z
    .partialRecord(z.enum(keys), instant)
    .describe(
      'When each judgment was so; notified_authority:DUTY or notified_people:DUTY is the notification that met that duty.',
    ),
  regimes: z
    .union([z.literal('all'), z.array(z.enum(regimes.map(({ id }) => id))).min(1)])
    .default('all')
    .describe('Ids of regimes, or all of them.'),
  zone: timeZone.default('UTC').describe('In whose days a duty counts that names no zone of its own.'),
  calendar: z.enum(calendarIds).optional().describe('The member state whose holidays an argued roll-over respects.'),
  relief: z
    .strictObject({ entity: z.enum(['listed', 'other']), switchedOff: z.boolean().default(false) })
    .optional()
    .describe('DORA: whether the entity is one of RTS 2025/301 Art. 5(5), and whether Art. 5(6) was used.'),
  smallAgent: z.boolean().default(false).describe('Brazil: declared to be a small processing agent.'),
  now: instant.optional().describe('With it each duty says its state.'),
})

export type DueRequest = z.output<typeof dueRequest>

export function optionsOf({ zone, calendar, relief, smallAgent }: DueRequest): CountingOptions {
  return { zone, smallAgent, ...(calendar ? { calendar } : {}), ...(relief ? { relief } : {}) }
}

const mark = z.enum(['V', 'S', 'M', 'D']).describe('V own text read, S secondary source, M unchecked, D our decision.')
const moment = z.iso.datetime().nullable()

const dutyAnswer = z.strictObject({
  id: z.string(),
  label: z.string(),
  recipient: z.string(),
  threshold: z.string(),
  mark,
  source: z.string(),
  startsAt: moment,
  conservativeDue: moment.describe('Null while an anchor is missing, and where the law names no number.'),
  latestArguable: moment.describe('Null where it is the same. Not for alerts.'),
  precision: z.enum(['day', 'instant']).describe('day: to the end of that local day.'),
  zone: z.string(),
  missing: z.array(z.string()).describe('Judgments that nobody recorded.'),
  explanation: z.array(z.string()),
  calendar: z.strictObject({ id: z.string(), version: z.string() }).nullable(),
  alerts: z.array(z.strictObject({ kind: z.enum(['50', '75', '90', 'target']), at: z.iso.datetime() })),
  canPhase: z.boolean(),
  exclusions: z.array(z.string()),
  suspensions: z.array(z.string()).describe('What may stop or lengthen it; never applied here.'),
  notes: z.array(z.string()),
  fields: z.array(z.strictObject({ label: z.string(), mark })),
  state: z.enum(clockStates).nullable().describe('Null without "now".'),
  openQuestion: z.string().nullable(),
})

/** What `clocks:due` prints. */
export const dueAnswer = z.strictObject({
  notice: z.string(),
  regimes: z.array(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      law: z.string(),
      source: z.string(),
      mark,
      reviewedOn: z.iso.date(),
      reviewDue: z.boolean().nullable().describe('Not reviewed for 180 days. Null without "now".'),
      status: z.enum(['in_force', 'not_in_force', 'proposal']).describe('Only what is in force gets dates.'),
      notes: z.array(z.string()),
      duties: z.array(dutyAnswer),
    }),
  ),
})

export type DueAnswer = z.output<typeof dueAnswer>

/** The schemas as JSON Schema 2020-12, by the name of their file in docs/schemas. */
export function clockJsonSchemas(): Readonly<Record<string, unknown>> {
  return {
    'clocks-due.input': z.toJSONSchema(dueRequest, { io: 'input' }),
    'clocks-due.output': z.toJSONSchema(dueAnswer),
  }
}
