import type { IncomingMessage, ServerResponse } from 'node:http'
import { stateFor } from '@/lib/gateway/frames'
import type { Gateway } from '@/lib/gateway/gateway'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { collectorIn, type Route } from '@/lib/gateway/route'
import type { TokenRow } from '@/lib/gateway/tokens'

const longestWaitSeconds = 25

/**
 * `GET /collect/v1/state`: the state with an ETag, for scripts. `?waitEpoch=N` with `Prefer: wait=25` holds the answer
 * until the epoch is N or later. It is news and no lease, so it may come from memory: see `Gateway.remembered`.
 */
export const state: Route = async (gateway, request, response, url) => {
  const token = await gateway.callerOf(request)
  const collectorId = collectorIn(url)
  const known = gateway.remembered(token.programId)
  gateway.metrics.news.inc({ from: known ? 'memory' : 'read' })
  const row = known ?? (await gateway.fresh.ask(token.programId, token.id))
  const waitEpoch = url.searchParams.get('waitEpoch') ?? ''
  const waits = /^\d{1,18}$/.test(waitEpoch) && row.epoch < BigInt(waitEpoch)
  const answer = answerFor(waits ? await later(gateway, token, BigInt(waitEpoch), request, response) : row, collectorId)
  if (response.destroyed) return
  if (request.headers['if-none-match'] === answer.etag) response.writeHead(304, answer.notModified).end()
  else response.writeHead(200, answer.headers).end(answer.body)
}

/** The program once its epoch is this or later; as it stands when the caller waited long enough. */
async function later(
  gateway: Gateway,
  { programId, id }: TokenRow,
  epoch: bigint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ProgramRow> {
  const [, seconds = '0'] = /\bwait=(\d{1,4})\b/.exec(String(request.headers.prefer ?? '')) ?? []
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const waitMs = Math.min(Number(seconds), longestWaitSeconds) * 1000
  const row = await gateway.states.waitFor(programId, epoch, waitMs, gone.signal)
  return row ?? gateway.remembered(programId) ?? gateway.fresh.ask(programId, id)
}

interface Answer {
  readonly etag: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly notModified: Readonly<Record<string, string>>
}

/** Of each read, an answer for those that may collect and one for the others: made once, sent to all. */
const answers = new WeakMap<ProgramRow, Map<string, Answer>>()

function answerFor(row: ProgramRow, collectorId: string): Answer {
  const said = stateFor(row, collectorId)
  const ofRow = answers.get(row) ?? new Map<string, Answer>()
  answers.set(row, ofRow)
  const before = ofRow.get(said.state)
  if (before) return before
  const etag = `"${said.epoch}-${said.state}"`
  const body = Buffer.from(JSON.stringify(said))
  const notModified = { etag, 'cache-control': 'no-store' }
  const headers = { ...notModified, 'content-type': 'application/json', 'content-length': body.length.toString() }
  const made = { etag, body, headers, notModified }
  ofRow.set(said.state, made)
  return made
}
