import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError, TooMany, Unavailable } from '@/lib/errors'
import { log } from '@/lib/log'

/** More than any message of the protocol needs. */
const maxBodyBytes = 64 * 1024

/** Carries its answer: a status and a stable code. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** The body as JSON; throws HttpProblem when it is too long or isn't JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBodyBytes) throw new HttpProblem(413, 'too_large', 'The message is longer than 64 KB.')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new HttpProblem(400, 'not_json', 'The message is not JSON.')
  }
}

export type Headers = Record<string, string>

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  if (response.headersSent || response.destroyed) return
  const text = JSON.stringify(body)
  const length = Buffer.byteLength(text).toString()
  const fixed = { 'content-type': 'application/json', 'cache-control': 'no-store', 'content-length': length }
  response.writeHead(status, { ...fixed, ...headers }).end(text)
}

/** The answer to anything thrown: what is not ours to explain becomes a 503, since a collector can only ask again. */
export function sendProblem(response: ServerResponse, thrown: unknown): void {
  if (thrown instanceof HttpProblem) {
    sendJson(response, thrown.status, { code: thrown.code, message: thrown.message })
  } else if (thrown instanceof AppError) {
    const retry = thrown instanceof Unavailable || thrown instanceof TooMany ? thrown.retryAfterSeconds : null
    const headers: Headers = retry === null ? {} : { 'retry-after': retry.toString() }
    sendJson(response, thrown.status, { code: thrown.code, message: thrown.message }, headers)
  } else {
    log.error({ err: thrown }, 'gateway request failed')
    sendJson(response, 503, { code: 'unavailable', message: 'Try again shortly.' }, { 'retry-after': '1' })
  }
}
