import { z } from 'zod'
import { incidentStatuses, type SeverityLevel } from '@/lib/incidents/model'
import { instant } from '@/lib/schema'

const digits = (message: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)

function limit(standard: number, most: number) {
  const message = `Ask for 1 to ${most}.`
  return digits(message)
    .refine((value) => value >= 1 && value <= most, message)
    .default(standard)
}

const list = (text: string) => text.split(',').map((one) => one.trim())

const severities = z
  .string()
  .regex(/^[0-5](,[0-5])*$/, 'Severities are numbers from 0 to 5, with commas between.')
  .transform((text) => list(text).map((level) => Number(level) as SeverityLevel))

const statuses = z
  .string()
  .transform(list)
  .pipe(z.array(z.enum(incidentStatuses, 'This is no status of an incident.')))

/** What a list of incidents can be asked for. With `updatedSince` the oldest change comes first, so that a client can follow. */
export const incidentListQuery = z.strictObject({
  limit: limit(50, 200),
  cursor: z.string().max(200).optional(),
  order: z.enum(['filed', 'updated'], 'Order by filed or by updated.').optional(),
  severity: severities.optional(),
  status: statuses.optional(),
  program: z.string().max(100).optional(),
  updatedSince: instant.optional(),
})
export type IncidentListQuery = z.output<typeof incidentListQuery>

export const timelineQuery = z.strictObject({
  limit: limit(100, 500),
  cursor: digits('This is no cursor of ours. Begin again without it.').default(0),
})

/** The parameters of an address; one that is given twice keeps its last value. */
export function searchOf(request: Pick<Request, 'url'>): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams)
}

export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'An Idempotency-Key has 1 to 200 visible ASCII characters.')
