import { z } from 'zod'
import { collectorName } from '@/lib/collectors/name'
import { dataClasses } from '@/lib/programs/rules/data-class'
import { dispositions } from '@/lib/programs/rules/observation'
import { quarantineDecisions } from '@/lib/programs/rules/quarantine'
import { instant, line, text } from '@/lib/schema'

const programId = z.uuid()
const epoch = z.string().regex(/^\d{1,18}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const recordObservationInput = z
  .strictObject({
    programId,
    /** The reporter's token. */
    tokenId: z.uuid(),
    /** The reporter's id of this report. */
    id: z.uuid(),
    collectorId: collectorName.nullable(),
    /** Of the proven grant; null when there was none. */
    epoch: epoch.nullable(),
    grantExpiresAt: instant.nullable(),
    eventTimeFrom: instant,
    eventTimeTo: instant,
    count: z.int().min(1).max(2_000_000_000),
    disposition: z.enum(dispositions),
    /** What the reporter calls it: kept, and not believed. */
    class: z.enum(dataClasses).nullable(),
    /** What was sealed, when it was quarantined. */
    batch: z.strictObject({ sizeBytes: z.int().min(0), sha256, place: line(1, 200) }).nullable(),
  })
  .refine(({ eventTimeFrom, eventTimeTo }) => eventTimeFrom <= eventTimeTo, {
    path: ['eventTimeTo'],
    error: 'The last event is not before the first.',
  })
  .refine(({ disposition, batch }) => (disposition === 'quarantined') === (batch !== null), {
    path: ['batch'],
    error: 'What is quarantined says what was sealed, and nothing else does.',
  })

export const recordCanaryInput = z.strictObject({
  programId,
  tokenId: z.uuid(),
  id: z.uuid(),
  epoch,
  refused: z.boolean(),
  detail: line(0, 500),
})

export const decideQuarantineInput = z.strictObject({
  programId,
  batchIds: z.array(z.uuid()).min(1, 'Choose what to decide on.').max(500, 'Choose 500 at most.'),
  decision: z.enum(quarantineDecisions, 'Choose to release or to destroy.'),
  reason: text(1, 2000),
})

export const carryOutQuarantineInput = z.strictObject({
  programId,
  /** The guard's token: it speaks only for what it sealed. */
  tokenId: z.uuid(),
  decision: z.enum(quarantineDecisions),
  batches: z
    .array(z.strictObject({ id: z.uuid(), sha256 }))
    .min(1)
    .max(500),
})
