import type { LeaseReply } from '@/lib/collector-sdk/protocol'
import { Unavailable } from '@/lib/errors'
import { type Caller, isHolder, type Known } from '@/lib/gateway/enrolment'
import { stateFor } from '@/lib/gateway/frames'
import type { Gateway } from '@/lib/gateway/gateway'
import { readJson, sendJson } from '@/lib/gateway/http'
import { type LeaseMessage, parseLease } from '@/lib/gateway/messages'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { otherProgram, type Route } from '@/lib/gateway/route'
import { log } from '@/lib/log'
import { collects } from '@/lib/programs/rules/allow'

/** `POST /collect/v1/lease`: permission until a moment, from a read that began after the request had arrived. */
export const lease: Route = async (gateway, request, response) => {
  const token = await gateway.callerOf(request)
  const message = parseLease(await readJson(request))
  const caller = { token, externalId: message.collectorId, bootId: message.bootId, claims: true }
  const admitted = await admit(gateway, caller)
  const { id } = admitted
  const row = await gateway.fresh.ask(token.programId, token.id)
  const [report] = message.programs
  if (report?.slug !== row.slug) throw otherProgram()
  const state = stateFor(row, message.collectorId)
  // What is remembered of a collector may be from before it was retired.
  const remembered = admitted.fleetVersion < row.fleetVersion
  const known = remembered ? await gateway.enrolment.meetAnew({ ...caller, claims: false }) : admitted
  // The program began to collect, or another boot came, between the two reads.
  if (state.state === 'collecting' && !isHolder(known, caller)) throw new Unavailable(1)
  gateway.heartbeats.note(id, message, state.state === 'collecting')
  if (state.state === 'stopped') takeAsConfirmation(gateway, row, { collectorId: id, tokenId: token.id }, message)
  const { collectorId } = message
  const grantToken = state.state === 'collecting' ? await gateway.signer.sign({ ...row, ...state, collectorId }) : null
  const standing = state.state === 'stopped' ? { reason: row.phase } : grantToken !== null && { grantToken }
  const reply: LeaseReply = {
    programs: [{ ...state, rate: row.rampPercent / 100, ...standing }],
    renewAfterMs: renewAfterMs(row.ttlMs),
  }
  gateway.metrics.leases.inc({ outcome: state.state })
  sendJson(response, 200, reply)
}

/** A third of the lease, a little less for some than for others: those that came at once don't come back at once. */
function renewAfterMs(ttlMs: number): number {
  return Math.round((ttlMs / 3) * (0.9 + Math.random() / 10))
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
