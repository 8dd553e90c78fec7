import { z } from 'zod'
import { accessInput, sampleInput } from '@/lib/incidents/access-schema'
import { findingOutcomes } from '@/lib/incidents/events'
import { incidentKinds, incidentRoles, incidentStatuses, type SeverityLevel, visibilities } from '@/lib/incidents/model'
import { isSameName } from '@/lib/names'
import { placeCode } from '@/lib/places'
import { instant, line, lines, text, timeZone } from '@/lib/schema'

const severityLevel = z
  .int()
  .min(0, 'Severity goes from 0 (worst) to 5.')
  .max(5, 'Severity goes from 0 (worst) to 5.')
  .transform((level) => level as SeverityLevel)

export const reference = z.string().regex(/^INC-[0-9A-HJKMNP-TV-Z]{5}$/, 'A reference looks like INC-7K3QF.')

/** An incident by its id or its reference. */
export const incidentKey = z.union([z.uuid(), reference])

const count = z.int().min(0).max(2_000_000_000)

/** Countries by their two letters, or a part of one as `US-CA`. */
const placesInput = z
  .array(z.string())
  .max(260, 'At most 260.')
  .refine(
    (codes) => codes.every((code) => placeCode.test(code)),
    'A country is two letters, such as DE; a state, US-CA.',
  )
  .transform((codes) => [...new Set(codes)])

export const exposure = z
  .strictObject({
    dataCategories: lines(40).default([]),
    populations: lines(40).default([]),
    intendedAudience: line(0, 300).default(''),
    actualAudience: line(0, 300).default(''),
    affectedLow: count.nullable().default(null),
    affectedHigh: count.nullable().default(null),
    places: placesInput.default([]),
  })
  .refine(
    ({ affectedLow, affectedHigh }) => affectedLow === null || affectedHigh === null || affectedLow <= affectedHigh,
    {
      path: ['affectedHigh'],
      message: 'The upper bound is below the lower one.',
    },
  )

/** Filing: only the title is required. No severity means "not sure": provisional SEV 2. */
export const fileIncidentInput = z.strictObject({
  title: line(1, 200),
  summary: text(0, 10_000).default(''),
  kind: z.enum(incidentKinds).default('data_exposure'),
  severity: severityLevel.nullable().default(null),
  programIds: z.array(z.uuid()).max(20).default([]),
  exposure: exposure.prefault({}),
  startedAt: instant.nullable().default(null),
  detectedAt: instant.nullable().default(null),
  zone: timeZone.default('UTC'),
  visibility: z.enum(visibilities).default('open'),
  drill: z.boolean().default(false),
})

/** When an entry happened, beside when it is recorded. */
export const occurred = z.strictObject({
  occurredAt: instant.nullable().default(null),
  occurredAbout: z.boolean().default(false),
  zone: timeZone.nullable().default(null),
})

const words = { incidentId: incidentKey, text: text(1, 20_000), ...occurred.shape }
export const wordsInput = z.strictObject(words)
export const communicationInput = z.strictObject({ ...words, counterpart: line(1, 200) })

export const findingInput = z
  .strictObject({
    incidentId: incidentKey,
    systems: lines(40).refine((items) => items.length > 0, 'Name at least one system that was examined.'),
    sources: z
      .array(
        z.strictObject({
          name: line(1, 200),
          recordsReads: z.boolean(),
          retainedFrom: instant.nullable().default(null),
        }),
      )
      .min(1, 'Name at least one source that was searched.')
      .max(40),
    windowFrom: instant,
    windowTo: instant,
    method: text(1, 4000),
    /** Left out where a sample says it, or where all that the sources hold was gone through. */
    coveragePercent: z.number('Enter a number from 0 to 100.').min(0).max(100).nullable().default(null),
    gaps: lines(40, 400).default([]),
    reviewer: line(1, 200),
    secondReviewer: line(1, 200).nullable().default(null),
    finished: z.boolean(),
    outcome: z.enum(findingOutcomes, 'Choose what came out.'),
    text: text(1, 20_000),
    access: accessInput.nullable().default(null),
    integrityChecked: z.boolean().default(false),
    sampled: sampleInput.nullable().default(null),
    ...occurred.shape,
  })
  .refine(({ outcome, access }) => access === null || outcome === 'access_found', {
    path: ['access'],
    message: 'Say who had access only where access was found.',
  })
  .refine(({ windowFrom, windowTo }) => windowFrom < windowTo, {
    path: ['windowTo'],
    message: 'The window ends before it begins.',
  })
  .refine(({ reviewer, secondReviewer }) => secondReviewer === null || !isSameName(reviewer, secondReviewer), {
    path: ['secondReviewer'],
    message: 'The second reviewer must be somebody else.',
  })

export const changeSeverityInput = z.strictObject({
  incidentId: z.uuid(),
  to: severityLevel,
  reason: text(1, 2000),
  /** Why the level is another than the suggested one. */
  difference: text(0, 2000).nullable().default(null),
  expectedVersion: z.int(),
})

export const changeStatusInput = z.strictObject({
  incidentId: z.uuid(),
  to: z.enum(incidentStatuses),
  reason: text(1, 2000),
  duplicateOf: reference.nullable().default(null),
  waiver: text(1, 2000).nullable().default(null),
  expectedVersion: z.int(),
})

export const assignRoleInput = z.strictObject({
  incidentId: z.uuid(),
  role: z.enum(incidentRoles),
  personId: z.uuid().nullable(),
})

export const changeExposureInput = z.strictObject({
  incidentId: z.uuid(),
  exposure,
  reason: text(1, 2000),
  expectedVersion: z.int(),
})

export const correctEntryInput = z.strictObject({
  incidentId: z.uuid(),
  seq: z.int().min(1),
  reason: text(1, 2000),
  text: text(1, 20_000),
})

export const addMemberInput = z.strictObject({ incidentId: z.uuid(), personId: z.uuid() })
export const linkProgramInput = z.strictObject({ incidentId: z.uuid(), programId: z.uuid() })
