import { z } from 'zod'
import { systemActor } from '@/lib/gateway/actor'
import { HttpProblem, readJson, sendJson } from '@/lib/gateway/http'
import { otherProgram, type Route } from '@/lib/gateway/route'
import { recordObservation } from '@/lib/programs/commands/observations'
import { carryOutQuarantine, recordCanary } from '@/lib/programs/commands/quarantine'
import { carryOutQuarantineInput, recordCanaryInput, recordObservationInput } from '@/lib/programs/observation-schema'

const program = z.string().min(1).max(200)
const fromToken = { programId: true, tokenId: true } as const
const { shape } = recordObservationInput

/** What may be left out of a report: whatever a store that can't tell doesn't tell. */
const observation = z.strictObject({
  ...{ id: shape.id, program, count: shape.count, disposition: shape.disposition },
  ...{ eventTimeFrom: z.string(), eventTimeTo: z.string() },
  collectorId: shape.collectorId.default(null),
  epoch: shape.epoch.default(null),
  grantExpiresAt: z.string().nullable().default(null),
  class: shape.class.default(null),
  batch: shape.batch.default(null),
})
const canary = recordCanaryInput.omit(fromToken).extend({ program })
const carriedOut = carryOutQuarantineInput.omit(fromToken).extend({ program })

/** A route that hands a guard's message to a command, in the name of the token that it came with. */
function reporting<S extends z.ZodType<{ program: string }>>(
  schema: S,
  record: (message: Omit<z.output<S>, 'program'>, by: { programId: string; tokenId: string }) => Promise<unknown>,
): Route {
  return async (gateway, request, response) => {
    const token = await gateway.observerOf(request, 'reports')
    const parsed = schema.safeParse(await readJson(request))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new HttpProblem(400, 'malformed', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
    }
    const row = await gateway.fresh.ask(token.programId, token.id)
    const { program: slug, ...message } = parsed.data
    if (slug !== row.slug) throw otherProgram()
    const answer = await record(message, { programId: token.programId, tokenId: token.id })
    sendJson(response, 200, answer ?? { recorded: true })
  }
}

/** `POST /collect/v1/observe`: what a guard or a store saw, once for each id; answers with the class by our own rule. */
export const observe = reporting(observation, (message, by) => recordObservation(systemActor, { ...message, ...by }))

/** `POST /collect/v1/canary`: what became of a guard's try to send data while the program is paused. */
export const tryToStart = reporting(canary, (message, by) => recordCanary(systemActor, { ...message, ...by }))

/** `POST /collect/v1/quarantine/done`: what two people decided has been done. */
export const quarantineDone = reporting(carriedOut, (message, by) =>
  carryOutQuarantine(systemActor, { ...message, ...by }),
)
