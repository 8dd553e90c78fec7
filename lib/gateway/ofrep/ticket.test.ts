import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isGoodTicket, makeTicket, readTicket, type Ticket } from '@/lib/gateway/ofrep/ticket'

const tokenId = '019a8f00-0000-7000-8000-000000000001'
const hash = createHash('sha256').update('sdc_secret').digest()
const minute = 60_000
const at = 1_000_000 * minute

function ticketAt(nowMs: number): Ticket {
  const ticket = readTicket(makeTicket(tokenId, hash, nowMs))
  if (!ticket) throw new Error('no ticket')
  return ticket
}

describe('a ticket', () => {
  it('is good for five to ten minutes, and stays the same for five', () => {
    const ticket = ticketAt(at)
    expect(isGoodTicket(ticket, hash, at + 5 * minute)).toBe(true)
    expect(isGoodTicket(ticket, hash, at + 10 * minute)).toBe(false)
    expect(ticketAt(at + 4 * minute)).toEqual(ticket)
    expect(ticketAt(at + 5 * minute)).not.toEqual(ticket)
  })

  it('is good for the token that it was made for, as long as it was made for', () => {
    const ticket = ticketAt(at)
    expect(isGoodTicket(ticket, createHash('sha256').update('another').digest(), at)).toBe(false)
    expect(isGoodTicket({ ...ticket, untilMs: ticket.untilMs + 1 }, hash, at)).toBe(false)
    expect(isGoodTicket({ ...ticket, tokenId: tokenId.replace(/1$/, '2') }, hash, at)).toBe(false)
    expect(isGoodTicket({ ...ticket, signature: '' }, hash, at)).toBe(false)
  })

  it('does not hold the secret', () => {
    expect(makeTicket(tokenId, hash, at)).not.toContain(hash.toString('base64url'))
  })

  it.each(['', 'x', `${'-'.repeat(36)}.1.${'a'.repeat(43)}`, `${tokenId}.1.short`])('is not %j', (text) => {
    expect(readTicket(text)).toBeNull()
  })
})
