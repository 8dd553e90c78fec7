import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gateway } from '@/lib/gateway/gateway'
import { HttpProblem } from '@/lib/gateway/http'

/** Answers one request. What it throws is answered by `sendProblem`. */
export type Route = (gateway: Gateway, request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>

export const otherProgram = () => new HttpProblem(403, 'program', 'This token is for another program.')

/** The collector that asks, as it calls itself in the address; empty when it doesn't say. */
export function collectorIn(url: URL): string {
  const collectorId = url.searchParams.get('collectorId') ?? ''
  if (collectorId.length > 200) throw new HttpProblem(400, 'malformed', 'collectorId is too long.')
  return collectorId
}
