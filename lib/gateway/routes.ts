import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LeaseReply } from '@/lib/collector-sdk/protocol'
import { Unavailable } from '@/lib/errors'
import { type Caller, isHolder, type Known } from '@/lib/gateway/enrolment'
import { stateFor } from '@/lib/gateway/frames'
import type { Gateway } from '@/lib/gateway/gateway'
import { HttpProblem, readJson, sendJson } from '@/lib/gateway/http'
import { type LeaseMessage, parseConfirm, parseLease } from '@/lib/gateway/messages'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { log } from '@/lib/log'
import type { ConfirmationOutcome } from '@/lib/programs/commands/confirmations'
import { collects } from '@/lib/programs/rules/allow'

type Route = (gateway: Gateway, request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>

const otherProgram = () => new HttpProblem(403, 'program', 'This token is for another program.')

/** `POST /collect/v1/lease`: permission until a moment, from a read that began after the request had arrived. */
const lease: Route = async (gateway, request, response) => {
  const token = await gateway.tokens.of(request)
  const message = parseLease(await readJson(request))
  const caller = { token, externalId: message.collectorId, bootId: message.bootId, claims: true }
  const known = await admit(gateway, caller)
  const { id } = known
  const row = await gateway.fresh.ask(token.programId, token.id)
  const [report] = message.programs
  if (report?.slug !== row.slug) throw otherProgram()
  const state = stateFor(row, message.collectorId)
  // The program began to collect, or another boot came, between the two reads.
  if (state.state === 'collecting' && !isHolder(known, caller)) throw new Unavailable(1)
  gateway.heartbeats.note(id, message, state.state === 'collecting')
  if (state.state === 'stopped') takeAsConfirmation(gateway, row, { collectorId: id, tokenId: token.id }, message)
  const reply: LeaseReply = {
    programs: [{ ...state, rate: row.rampPercent / 100, ...(state.state === 'stopped' && { reason: row.phase }) }],
    renewAfterMs: Math.round(row.ttlMs / 3),
  }
  sendJson(response, 200, reply)
}

/**
 * The collector, in the database and in this caller's hands before it gets a lease. A token that was revoked makes
 * nobody known, and takes nobody over; while nothing may be collected, nobody changes hands.
 */
async function admit(gateway: Gateway, caller: Caller): Promise<Known> {
  if (gateway.enrolment.knows(caller)) return gateway.enrolment.meet(caller)
  const row = await gateway.fresh.ask(caller.token.programId, caller.token.id)
  return gateway.enrolment.meet({ ...caller, claims: collects(row.phase) })
}

/** A renewal that says "stopped" at the current epoch confirms the stop as well as a confirmation does. */
function takeAsConfirmation(
  gateway: Gateway,
  row: ProgramRow,
  by: { readonly collectorId: string; readonly tokenId: string },
  message: LeaseMessage,
): void {
  const [report] = message.programs
  if (row.phase !== 'pausing' || report?.phase !== 'stopped' || report.lastEpoch !== row.epoch.toString()) return
  const { lastRecordAt = null, counters } = report
  const buffered = Math.min(counters.buffered, 2_000_000_000)
  gateway.confirmations
    .add(row.id, report.lastEpoch, {
      ...{ ...by, bootId: message.bootId, result: 'stopped', source: 'lease', lastRecordAt, inFlight: 0, buffered },
    })
    .catch((err: unknown) => log.warn({ err }, 'a confirmation by renewal was not written'))
}

/**
 * `POST /collect/v1/confirm`: answered when it is durable; 409 when another epoch stands, or when another boot or token
 * had the last lease.
 */
const confirm: Route = async (gateway, request, response) => {
  const token = await gateway.tokens.of(request)
  const message = parseConfirm(await readJson(request))
  const row = await gateway.fresh.ask(token.programId, token.id)
  if (message.program !== row.slug) throw otherProgram()
  const { bootId, collectorId: externalId, result, lastRecordAt = null, inFlight, buffered } = message
  const { id: collectorId } = await gateway.enrolment.meet({ token, externalId, bootId, claims: false })
  const said = { result, source: 'confirm', lastRecordAt, inFlight, buffered } as const
  const report = { collectorId, tokenId: token.id, bootId, ...said }
  const outcome = await gateway.confirmations.add(token.programId, message.epoch, report)
  if (outcome === 'recorded') sendJson(response, 200, { recorded: true })
  else sendJson(response, 409, { code: outcome, message: notTaken[outcome] })
}

const otherEpoch = 'This epoch is not the one that stopped the program.'
const notTaken: Readonly<Record<Exclude<ConfirmationOutcome, 'recorded'>, string>> = {
  unknown: 'This collector is not known.',
  not_paused: otherEpoch,
  other_epoch: otherEpoch,
  other_boot: 'Another boot of this collector may still hold a lease. It counts as expired when that is over.',
  other_token: 'This collector had its last lease with another token.',
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
