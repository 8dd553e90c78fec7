import { z } from 'zod'
import { collectorName } from '@/lib/collectors/name'
import { agentVersion } from '@/lib/collectors/version'
import { HttpProblem } from '@/lib/gateway/http'

const epoch = z.string().regex(/^\d{1,18}$/)
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const earliest = Date.UTC(1900, 0)
const latest = Date.UTC(2200, 0)
/** An instant with any offset, kept as UTC; nothing that the database could not take. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((at) => at.getTime() >= earliest && at.getTime() < latest, 'A time from 1900 to 2199.')
  .transform((at) => at.toISOString())

const leaseRequest = z.object({
  collectorId: collectorName,
  bootId: collectorName,
  seq: count,
  agent: z.object({ version: agentVersion.optional() }).optional(),
  programs: z
    .array(
      z.object({
        slug: collectorName,
        lastEpoch: epoch,
        phase: z.enum(['collecting', 'stopped']),
        lastRecordAt: instant.optional(),
        counters: z.object({ recorded: count, dropped: count, buffered: count }),
      }),
    )
    .min(1)
    .max(1),
})

const confirmRequest = z.object({
  collectorId: collectorName,
  bootId: collectorName,
  program: collectorName,
  epoch,
  result: z.enum(['stopped', 'failed']),
  lastRecordAt: instant.optional(),
  inFlight: z.int().min(0).max(2_000_000_000),
  buffered: z.int().min(0).max(2_000_000_000),
})

export type LeaseMessage = z.output<typeof leaseRequest>
export type ConfirmMessage = z.output<typeof confirmRequest>

export const parseLease = (body: unknown): LeaseMessage => parse(leaseRequest, body)
export const parseConfirm = (body: unknown): ConfirmMessage => parse(confirmRequest, body)

function parse<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new HttpProblem(
    400,
    'malformed',
    `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not as it should be'}`,
  )
}
