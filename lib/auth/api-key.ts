import 'server-only'
import { z } from 'zod'
import { type ApiKeyActor, apiScopes, type Role } from '@/lib/auth/model'
import { isSecretToken, matchesHash, prefixOf } from '@/lib/auth/secret-token'
import { db } from '@/lib/db/client'
import { Unauthenticated } from '@/lib/errors'

/** `sdk_` and 43 characters of base 62: the pattern for secret scanners. */
export const apiKeyKind = 'sdk'

const scopes = z.array(z.enum(apiScopes))

interface KeyRow {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly roles: Role[]
  readonly scopes: string[]
  readonly secretHash: Uint8Array
  readonly usedLately: boolean | null
}

async function findKey(token: string): Promise<KeyRow | null> {
  const [row] = await db().$queryRaw<KeyRow[]>`
    SELECT k.id, k."personId", p.name AS "personName", p.roles::text[] AS roles, k.scopes, k."secretHash",
      k."lastUsedAt" > standdown_now() - interval '1 minute' AS "usedLately"
    FROM api_key k JOIN person p ON p.id = k."personId"
    WHERE k.prefix = ${prefixOf(token)} AND k."revokedAt" IS NULL AND p."disabledAt" IS NULL
      AND (k."expiresAt" IS NULL OR k."expiresAt" > standdown_now())`
  return row && matchesHash(token, row.secretHash) ? row : null
}

/**
 * Whose API key came in `Authorization: Bearer sdk_…`; throws Unauthenticated. Header only: keys in addresses end up in logs.
 * That it was used is written at most once a minute.
 */
export async function actorFromApiKey(request: Pick<Request, 'headers'>): Promise<ApiKeyActor> {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const row = isSecretToken(apiKeyKind, token) ? await findKey(token) : null
  if (!row) throw new Unauthenticated('Send a valid API key as Authorization: Bearer sdk_…')
  if (!row.usedLately)
    await db().$executeRaw`UPDATE api_key SET "lastUsedAt" = standdown_now() WHERE id = ${row.id}::uuid`
  return {
    kind: 'api_key',
    id: row.personId,
    keyId: row.id,
    name: row.personName,
    roles: row.roles,
    scopes: scopes.parse(row.scopes),
  }
}
