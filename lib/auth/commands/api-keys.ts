import 'server-only'
import { apiKeyKind } from '@/lib/auth/api-key'
import { personIdOf } from '@/lib/auth/model'
import { apiKeyInput, apiKeyRef } from '@/lib/auth/schema'
import { makeSecretToken } from '@/lib/auth/secret-token'
import { command } from '@/lib/command'
import { Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

const dayMs = 86_400_000

/** Makes a key that acts as its maker, within the scopes. The secret is in the answer and nowhere else. */
export const createApiKey = command({
  name: 'auth.createApiKey',
  permission: 'api_key.manage',
  input: apiKeyInput,
  events: ['api_key.created'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { name, scopes, lifetimeDays }, target: { stream }, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden()
    const { token, prefix, hash } = makeSecretToken(apiKeyKind)
    const id = newId()
    const expiresAt = lifetimeDays === null ? null : new Date(now.getTime() + lifetimeDays * dayMs)
    await tx.apiKey.create({
      data: { id, name, prefix, secretHash: Uint8Array.from(hash), personId, scopes, createdAt: now, expiresAt },
    })
    return { events: [event(stream, 'api_key.created', { keyId: id, name, scopes })], result: { keyId: id, token } }
  },
})

/** Ends a key of one's own for good. */
export const revokeApiKey = command({
  name: 'auth.revokeApiKey',
  permission: 'api_key.manage',
  input: apiKeyRef,
  events: ['api_key.revoked'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, input: { keyId }, target: { stream }, now }) {
    const key = await tx.apiKey.findFirst({
      where: { id: keyId, personId: personIdOf(actor) ?? '' },
      select: { name: true, revokedAt: true },
    })
    if (!key) throw new NotFound()
    if (key.revokedAt) return { unchanged: null }
    await tx.apiKey.update({ where: { id: keyId }, data: { revokedAt: now } })
    return { events: [event(stream, 'api_key.revoked', { keyId, name: key.name })], result: null }
  },
})
