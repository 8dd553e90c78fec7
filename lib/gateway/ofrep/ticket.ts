import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** A ticket is good until the end of the window after the one that it was made in: five to ten minutes. */
const windowMs = 300_000

/** Opens one stream: EventSource sends no Authorization header, so this stands in the address. */
export interface Ticket {
  readonly tokenId: string
  readonly untilMs: number
  readonly signature: string
}

const ticketText = /^([0-9a-f-]{36})\.([0-9a-z]{1,12})\.([\w-]{43})$/

/**
 * Signs with the token's stored hash: every gateway of the database can check it, and it ends with the token. Within a
 * window it stays the same, so that an answer that carries it can keep its ETag.
 */
export function makeTicket(tokenId: string, secretHash: Uint8Array, nowMs: number): string {
  const untilMs = (Math.floor(nowMs / windowMs) + 2) * windowMs
  return `${tokenId}.${untilMs.toString(36)}.${sign(tokenId, untilMs, secretHash)}`
}

/** What a ticket says; null when the text is none. */
export function readTicket(text: string): Ticket | null {
  const [, tokenId = '', until = '', signature = ''] = ticketText.exec(text) ?? []
  if (!z.uuid().safeParse(tokenId).success) return null
  return { tokenId, untilMs: Number.parseInt(until, 36), signature }
}

export function isGoodTicket(ticket: Ticket, secretHash: Uint8Array, nowMs: number): boolean {
  const own = Buffer.from(sign(ticket.tokenId, ticket.untilMs, secretHash))
  const given = Buffer.from(ticket.signature)
  return own.length === given.length && timingSafeEqual(own, given) && nowMs < ticket.untilMs
}

function sign(tokenId: string, untilMs: number, secretHash: Uint8Array): string {
  return createHmac('sha256', secretHash).update(`standdown flag stream\n${tokenId}\n${untilMs}`).digest('base64url')
}
