import { type GuardState, pausesOf, sealedBatches } from '@/lib/gateway/guard-reads'
import { sendJson } from '@/lib/gateway/http'
import type { Route } from '@/lib/gateway/route'
import { collects } from '@/lib/programs/rules/allow'

const longestWaitMs = 25_000

/**
 * `GET /collect/v1/guard`: the program's epoch and stops, for a guard. `?waitEpoch=N` holds the answer for 25 s at most,
 * until the epoch is N or later.
 */
export const guardState: Route = async (gateway, request, response, url) => {
  const token = await gateway.observerOf(request, 'asks')
  let row = await gateway.fresh.ask(token.programId, token.id)
  const waitEpoch = url.searchParams.get('waitEpoch') ?? ''
  if (/^\d{1,18}$/.test(waitEpoch) && row.epoch < BigInt(waitEpoch)) {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    await gateway.states.waitFor(row.id, BigInt(waitEpoch), longestWaitMs, gone.signal)
    if (response.destroyed) return
    row = await gateway.fresh.ask(token.programId, token.id)
  }
  const pauses = await pausesOf(gateway.reads, row.id)
  const { slug: program, epoch, phase, activeLocks, now } = row
  const collecting = collects(phase) && activeLocks === 0
  sendJson(response, 200, {
    program,
    epoch: epoch.toString(),
    collecting,
    pauses,
    now: now.toISOString(),
  } satisfies GuardState)
}

/** `GET /collect/v1/quarantine`: what has been decided about the data that this guard sealed and still holds. */
export const quarantine: Route = async (gateway, request, response) => {
  const token = await gateway.observerOf(request, 'asks')
  await gateway.fresh.ask(token.programId, token.id)
  sendJson(response, 200, { batches: await sealedBatches(gateway.reads, token.programId, token.id) })
}
