import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Refused } from '@/lib/errors'
import { rotationAt } from '@/lib/signing/rules'
import { createSigningKeyInput, rotateSigningKeyInput, type SealedKey } from '@/lib/signing/schema'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

function insert(tx: Tx, { kid, publicJwk, sealedPrivate }: SealedKey, createdAt: Date, signsFrom: Date) {
  const sealed = new Uint8Array(sealedPrivate)
  return tx.signingKey.create({ data: { kid, publicJwk, sealedPrivate: sealed, createdAt, signsFrom } })
}

/** Keeps the first key. Whoever comes second, under the workplace's lock, finds one there and keeps none. */
export const createSigningKey = command({
  name: 'signing.createKey',
  permission: 'settings.manage',
  input: createSigningKeyInput,
  events: ['signing.key_created'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { key }, target: { stream }, now }) {
    const standing = await tx.signingKey.findFirst({ where: { verifiesUntil: null }, select: { kid: true } })
    if (standing) return { unchanged: standing }
    // Leases that were read just before it was made are signed with it too.
    await insert(tx, key, now, new Date(0))
    return { events: [event(stream, 'signing.key_created', { kid: key.kid })], result: { kid: key.kid } }
  },
})

/** Puts a new key in the place of the one that signs; see `rotationAt` for how long both count. */
export const rotateSigningKey = command({
  name: 'signing.rotateKey',
  permission: 'settings.manage',
  input: rotateSigningKeyInput,
  events: ['signing.key_rotated'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, input: { key, compromised, reason }, target: { stream }, now }) {
    const previous = await tx.signingKey.findFirst({ where: { verifiesUntil: null } })
    if (!previous) throw new Refused('no_key', 'There is no key yet. The gateway makes one when it first needs it.')
    if (!compromised && previous.signsFrom > now)
      throw new Refused('rotating', 'A rotation is under way: the new key does not sign yet.')
    const { signsFrom, verifiesUntil } = rotationAt(now, compromised)
    // A key that got out may have been rotated once already: all that still verify end with it.
    const ended = compromised
      ? { OR: [{ verifiesUntil: null }, { verifiesUntil: { gt: now } }] }
      : { verifiesUntil: null }
    await tx.signingKey.updateMany({ where: ended, data: { verifiesUntil } })
    await insert(tx, key, now, signsFrom)
    const times = { signsFrom: signsFrom.toISOString(), verifiesUntil: verifiesUntil.toISOString() }
    const payload = { kid: key.kid, previous: previous.kid, ...times, compromised, reason }
    return { events: [event(stream, 'signing.key_rotated', payload)], result: { kid: key.kid, ...times } }
  },
})
