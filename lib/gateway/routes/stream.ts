import { collectorIn, type Route } from '@/lib/gateway/route'

/** `GET /collect/v1/stream`: the whole state first, then each change, and something every 2 s. */
export const stream: Route = async (gateway, request, response, url) => {
  const token = await gateway.callerOf(request)
  const collectorId = collectorIn(url)
  const row = await gateway.fresh.ask(token.programId, token.id)
  if (response.destroyed) return
  // Changes after this read reach the stream because it is listed before anything else is awaited.
  const latest = gateway.states.get(row.id)
  gateway.streams.open(latest && latest.epoch > row.epoch ? latest : row, token.id, collectorId, response)
}
