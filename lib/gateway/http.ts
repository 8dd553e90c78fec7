import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError, TooMany, Unavailable } from '@/lib/errors'
import { spreadSeconds } from '@/lib/gateway/limits'
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

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= maxBodyBytes) chunks.push(chunk)
      else reject(new HttpProblem(413, 'too_large', 'The message is longer than 64 KB.'))
    })
    const broken = () => reject(new HttpProblem(400, 'broken', 'The message did not come whole.'))
    request.on('error', broken)
    request.on('close', () => {
      if (!request.complete) broken()
    })
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
  })
}

/** The body as JSON; throws HttpProblem when it is too long, isn't JSON or doesn't come whole. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await bodyOf(request)
  try {
    return JSON.parse(body.toString('utf8'))
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

/** The answer to anything thrown, and its status: what is not ours to explain becomes a 503, since a collector can only ask again. */
export function sendProblem(response: ServerResponse, thrown: unknown): number {
  if (thrown instanceof HttpProblem) {
    sendJson(response, thrown.status, { code: thrown.code, message: thrown.message })
    return thrown.status
  }
  if (thrown instanceof AppError) {
    const retry = thrown instanceof Unavailable || thrown instanceof TooMany ? thrown.retryAfterSeconds : null
    const headers: Headers = retry === null ? {} : { 'retry-after': retry.toString() }
    sendJson(response, thrown.status, { code: thrown.code, message: thrown.message }, headers)
    return thrown.status
  }
  log.error({ err: thrown }, 'gateway request failed')
  const retryAfter = spreadSeconds(1, 2).toString()
  sendJson(response, 503, { code: 'unavailable', message: 'Try again shortly.' }, { 'retry-after': retryAfter })
  return 503
}
