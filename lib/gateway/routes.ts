import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LeaseReply } from '@/lib/collector-sdk/protocol'
import { stateFor } from '@/lib/gateway/frames'
import type { Gateway } from '@/lib/gateway/gateway'
import { HttpProblem, readJson, sendJson } from '@/lib/gateway/http'
import { type LeaseMessage, parseConfirm, parseLease } from '@/lib/gateway/messages'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { log } from '@/lib/log'

type Route = (gateway: Gateway, request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>

const otherProgram = () => new HttpProblem(403, 'program', 'This token is for another program.')

/** `POST /collect/v1/lease`: permission until a moment, from a read that began after the request had arrived. */
const lease: Route = async (gateway, request, response) => {
  const token = await gateway.tokens.of(request)
  const message = parseLease(await readJson(request))
  const id = await gateway.enrolment.idOf(token, message.collectorId, message.bootId)
  const row = await gateway.fresh.ask(token.programId, token.id)
  const [report] = message.programs
  if (report?.slug !== row.slug) throw otherProgram()
  const state = stateFor(row, message.collectorId)
  gateway.heartbeats.note(id, message, state.state === 'collecting')
  if (state.state === 'stopped') takeAsConfirmation(gateway, row, id, message)
  const reply: LeaseReply = {
    programs: [{ ...state, rate: row.rampPercent / 100, ...(state.state === 'stopped' && { reason: row.phase }) }],
    renewAfterMs: Math.round(row.ttlMs / 3),
  }
  sendJson(response, 200, reply)
}

/** A renewal that says "stopped" at the current epoch confirms the stop as well as a confirmation does. */
function takeAsConfirmation(gateway: Gateway, row: ProgramRow, id: string, message: LeaseMessage): void {
  const [report] = message.programs
  if (row.phase !== 'pausing' || report?.phase !== 'stopped' || report.lastEpoch !== row.epoch.toString()) return
  const { lastRecordAt = null, counters } = report
  const buffered = Math.min(counters.buffered, 2_000_000_000)
  gateway.confirmations
    .add(row.id, report.lastEpoch, {
      ...{ collectorId: id, result: 'stopped', source: 'lease', lastRecordAt, inFlight: 0, buffered },
    })
    .catch((err: unknown) => log.warn({ err }, 'a confirmation by renewal was not written'))
}

/** `POST /collect/v1/confirm`: answered when it is durable; 409 when another epoch stands. */
const confirm: Route = async (gateway, request, response) => {
  const token = await gateway.tokens.of(request)
  const message = parseConfirm(await readJson(request))
  const row = gateway.states.get(token.programId) ?? (await gateway.fresh.ask(token.programId, token.id))
  if (message.program !== row.slug) throw otherProgram()
  const collectorId = await gateway.enrolment.idOf(token, message.collectorId, message.bootId)
  const { result, lastRecordAt = null, inFlight, buffered } = message
  const report = { collectorId, result, source: 'confirm', lastRecordAt, inFlight, buffered } as const
  const outcome = await gateway.confirmations.add(token.programId, message.epoch, report)
  if (outcome === 'recorded') sendJson(response, 200, { recorded: true })
  else sendJson(response, 409, { code: outcome, message: 'This epoch is not the one that stopped the program.' })
}

function collectorIn(url: URL): string {
  const collectorId = url.searchParams.get('collectorId') ?? ''
  if (collectorId.length > 200) throw new HttpProblem(400, 'malformed', 'collectorId is too long.')
  return collectorId
}

/** `GET /collect/v1/stream`: the whole state first, then each change, and something every 2 s. */
const stream: Route = async (gateway, request, response, url) => {
  const token = await gateway.tokens.of(request)
  const collectorId = collectorIn(url)
  const row = await gateway.fresh.ask(token.programId, token.id)
  if (response.destroyed) return
  // Changes after this read reach the stream because it is listed before anything else is awaited.
  const latest = gateway.states.get(row.id)
  gateway.streams.open(latest && latest.epoch > row.epoch ? latest : row, token.id, collectorId, response)
}

const longestWaitSeconds = 25

/**
 * `GET /collect/v1/state`: the state with an ETag, for scripts. `?waitEpoch=N` with `Prefer: wait=25` holds the answer
 * until the epoch is N or later. It is news and no lease.
 */
const state: Route = async (gateway, request, response, url) => {
  const token = await gateway.tokens.of(request)
  const collectorId = collectorIn(url)
  let row = await gateway.fresh.ask(token.programId, token.id)
  const [, seconds = '0'] = /\bwait=(\d{1,4})\b/.exec(String(request.headers.prefer ?? '')) ?? []
  const waitEpoch = url.searchParams.get('waitEpoch') ?? ''
  if (/^\d{1,18}$/.test(waitEpoch) && row.epoch < BigInt(waitEpoch)) {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const waitMs = Math.min(Number(seconds), longestWaitSeconds) * 1000
    row = (await gateway.states.waitFor(row.id, BigInt(waitEpoch), waitMs, gone.signal)) ?? row
  }
  const body = stateFor(row, collectorId)
  const etag = `"${body.epoch}-${body.state}"`
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag, 'cache-control': 'no-store' }).end()
  else sendJson(response, 200, body, { etag })
}

export const routes: Readonly<Record<string, Route>> = {
  'POST /collect/v1/lease': lease,
  'POST /collect/v1/confirm': confirm,
  'GET /collect/v1/stream': stream,
  'GET /collect/v1/state': state,
}
