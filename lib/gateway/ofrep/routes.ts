import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hashSecret } from '@/lib/auth/secret-token'
import { Unavailable } from '@/lib/errors'
import type { Gateway } from '@/lib/gateway/gateway'
import { type Headers, HttpProblem, sendJson } from '@/lib/gateway/http'
import { type Answer, askFlag, faultIn, tokenIn } from '@/lib/gateway/ofrep/asking'
import { originHeaders } from '@/lib/gateway/ofrep/origins'
import { isGoodTicket, makeTicket, readTicket } from '@/lib/gateway/ofrep/ticket'
import type { Route } from '@/lib/gateway/route'
import { log } from '@/lib/log'
import { namesTag } from '@/lib/rest/etag'

const evaluatePath = '/ofrep/v1/evaluate/flags/'

/** `POST /ofrep/v1/evaluate/flags/{key}`: what server providers call at each evaluation. It is never cached. */
export const evaluateOne: Route = async (gateway, request, response, url) => {
  const key = decoded(url.pathname.slice(evaluatePath.length))
  await answering(gateway, request, response, { key }, async (headers) => {
    const answer = await askFlag(gateway, request)
    const fault = faultIn(answer)
    if (answer.flag.key !== key) sendJson(response, 404, notFound(key), headers)
    else if (fault) sendJson(response, 400, { key, ...said(fault) }, headers)
    else sendJson(response, 200, answer.flag, headers)
  })
}

/** `POST /ofrep/v1/evaluate/flags`: the token's one flag with an ETag, and where to hear of changes. */
export const evaluateAll: Route = async (gateway, request, response) => {
  await answering(gateway, request, response, {}, async (headers) => {
    const answer = await askFlag(gateway, request)
    const fault = faultIn(answer)
    if (fault) return sendJson(response, 400, said(fault), headers)
    const ticket = makeTicket(answer.tokenId, hashSecret(tokenIn(request)), Date.now())
    const endpoint = { requestUri: `/ofrep/v1/events?ticket=${ticket}` }
    const body = { flags: [answer.flag], ...(answer.row && { eventStreams: [{ type: 'sse', endpoint }] }) }
    const etag = tagOf(answer, body)
    if (!namesTag(request.headers['if-none-match'] ?? null, etag))
      return sendJson(response, 200, body, { ...headers, etag })
    response.writeHead(304, { ...headers, etag, 'cache-control': 'no-store' }).end()
  })
}

/** `GET /ofrep/v1/events?ticket=…`: says when to look again, first of all on every connection. */
export const flagEvents: Route = async (gateway, request, response, url) => {
  await answering(gateway, request, response, {}, async (headers) => {
    const ticket = readTicket(url.searchParams.get('ticket') ?? '')
    const token = ticket && (await gateway.tokens.byId(ticket.tokenId))
    if (!token || !isGoodTicket(ticket, token.secretHash, Date.now()))
      throw new HttpProblem(401, 'ticket', 'This address is not valid, or not any more. Evaluate again to get another.')
    const row = await gateway.fresh.ask(token.programId, token.id)
    if (!response.destroyed) gateway.flagStreams.open(row.id, token.id, response, headers)
  })
}

/** A strong ETag: of who asks about whom, the state, and all that is said about it. */
function tagOf({ tokenId, row, question }: Answer, body: unknown): string {
  const state = row && [row.epoch.toString(), row.phase, row.rampPercent]
  const parts = JSON.stringify([tokenId, question.ok && question.context, state, body])
  return `"${createHash('sha256').update(parts).digest('base64url')}"`
}

/** Answers whatever is thrown as OFREP has it: no 429, and no page of a proxy's making. */
async function answering(
  gateway: Gateway,
  request: IncomingMessage,
  response: ServerResponse,
  about: { readonly key?: string },
  work: (headers: Headers) => Promise<void>,
): Promise<void> {
  const headers = originHeaders(request, gateway.flagOrigins)
  try {
    await work(headers)
  } catch (thrown) {
    if (thrown instanceof HttpProblem && thrown.status === 401) {
      const body = { ...about, errorCode: 'GENERAL', errorDetails: thrown.message }
      return sendJson(response, 401, body, { ...headers, 'www-authenticate': 'Bearer' })
    }
    if (!(thrown instanceof Unavailable)) log.error({ err: thrown }, 'a flag was not evaluated')
    const errorDetails = 'The state of the program could not be read. Collect nothing.'
    sendJson(response, 500, { ...about, errorCode: 'GENERAL', errorDetails }, headers)
  }
}

const notFound = (key: string) => ({ key, errorCode: 'FLAG_NOT_FOUND', errorDetails: 'This token has no such flag.' })

const said = ({ errorCode, errorDetails }: NonNullable<ReturnType<typeof faultIn>>) => ({ errorCode, errorDetails })

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
