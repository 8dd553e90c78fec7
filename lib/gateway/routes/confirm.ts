import type { Gateway } from '@/lib/gateway/gateway'
import { readJson, sendJson } from '@/lib/gateway/http'
import { parseConfirm } from '@/lib/gateway/messages'
import { otherProgram, type Route } from '@/lib/gateway/route'
import type { TokenRow } from '@/lib/gateway/tokens'
import type { ConfirmationOutcome } from '@/lib/programs/commands/confirmations'

/**
 * `POST /collect/v1/confirm`: answered when it is durable; 409 when another epoch stands, or when another boot or token
 * had the last lease.
 */
export const confirm: Route = async (gateway, request, response) => {
  const token = await gateway.callerOf(request)
  const message = parseConfirm(await readJson(request))
  if (message.program !== (await slugOf(gateway, token))) throw otherProgram()
  const { bootId, collectorId: externalId, result, lastRecordAt = null, inFlight, buffered } = message
  const { id: collectorId } = await gateway.enrolment.meet({ token, externalId, bootId, claims: false })
  const said = { result, source: 'confirm', lastRecordAt, inFlight, buffered } as const
  const report = { collectorId, tokenId: token.id, bootId, ...said }
  const outcome = await gateway.confirmations.add(token.programId, message.epoch, report)
  if (outcome === 'recorded') return sendJson(response, 200, { recorded: true })
  // What is recorded is so for a token that counts. Whoever was refused is told first when theirs does not any more.
  await gateway.fresh.ask(token.programId, token.id)
  sendJson(response, 409, { code: outcome, message: notTaken[outcome] })
}

/** A program keeps its slug for ever, so any read of it will do. */
async function slugOf(gateway: Gateway, { programId, id }: TokenRow): Promise<string> {
  return (gateway.states.get(programId) ?? (await gateway.fresh.ask(programId, id))).slug
}

const otherEpoch = 'This epoch is not the one that stopped the program.'
const notTaken: Readonly<Record<Exclude<ConfirmationOutcome, 'recorded'>, string>> = {
  unknown: 'This collector is not known.',
  not_paused: otherEpoch,
  other_epoch: otherEpoch,
  other_boot: 'Another boot of this collector may still hold a lease. It counts as expired when that is over.',
  other_token: 'This collector had its last lease with another token.',
}
