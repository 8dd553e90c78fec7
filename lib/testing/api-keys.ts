import { type ApiScope, apiScopes, type PersonActor } from '@/lib/auth/model'
import { makeSecretToken } from '@/lib/auth/secret-token'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'

/** Gives the person an API key; returns the header that it is sent in. */
export async function addApiKey(
  person: PersonActor,
  scopes: readonly ApiScope[] = apiScopes,
): Promise<{ authorization: string }> {
  const { token, prefix, hash } = makeSecretToken('sdk')
  await db().apiKey.create({
    data: {
      ...{ id: newId(), name: 'test', prefix, secretHash: Uint8Array.from(hash), personId: person.id },
      scopes: [...scopes],
      createdAt: new Date(),
    },
  })
  return { authorization: `Bearer ${token}` }
}
