import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Refused } from '@/lib/errors'
import { canonicalJson } from '@/lib/timeline/canonical'

/** A call that may be repeated: the same key, actor, command and input is the same call. */
export interface KeyedCall {
  readonly actor: string
  readonly key: string
  readonly requestHash: Buffer
}

export function keyedCall(actor: Actor, command: string, key: string, input: unknown): KeyedCall {
  const request = `${command}\n${canonicalJson(input ?? null)}`
  return {
    actor: actor.kind === 'system' ? actor.name : actor.id,
    key,
    requestHash: createHash('sha256').update(request).digest(),
  }
}

/**
 * The statement that claims the key and keeps the answer, in the transaction of the work itself. No row where it was
 * claimed before; while another transaction holds it, this one waits for its end.
 */
export function claimStatement({ actor, key, requestHash }: KeyedCall, result: unknown): Prisma.Sql {
  return Prisma.sql`INSERT INTO idempotency_key (actor, key, "requestHash", result, "createdAt")
    VALUES (${actor}, ${key}, ${requestHash}::bytea, ${JSON.stringify(result ?? null)}::jsonb, standdown_now())
    ON CONFLICT DO NOTHING RETURNING 1`
}

/** What the first call under the key answered; null if there was none. Throws Refused if that was another request. */
export async function earlierAnswer({ actor, key, requestHash }: KeyedCall): Promise<{ result: unknown } | null> {
  const before = await db().idempotencyKey.findUnique({ where: { actor_key: { actor, key } } })
  if (!before) return null
  if (!requestHash.equals(before.requestHash))
    throw new Refused('idempotency_key_reused', 'This Idempotency-Key was used for a different request. Use a new key.')
  return { result: before.result }
}

/** Thrown inside the transaction of a repeat, so that nothing of it stands. */
export class KeyTaken extends Error {}
