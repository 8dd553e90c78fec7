import 'server-only'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Actor, SystemActor } from '@/lib/auth/model'
import { mayEver, type Permission } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { Forbidden, InvalidInput, Refused } from '@/lib/errors'
import { fieldErrors } from '@/lib/failure'
import { type Appended, appendEvents } from '@/lib/timeline/append'
import { canonicalJson } from '@/lib/timeline/canonical'
import type { EventKind, LockedStream, NewEvent } from '@/lib/timeline/model'
import { reactions } from '@/lib/workflows/reactions'

/** What a target is looked up with: it must lock what the command changes, in the actor's scope for the permission. */
export interface CommandContext {
  readonly tx: Tx
  readonly actor: Actor
  readonly permission: Permission
}

/** What every command works on: a locked stream, and the database's time under that lock. */
export interface Target {
  readonly stream: LockedStream
  readonly now: Date
}

/** Events written and the answer; or, where a repeat finds the work done, the answer alone. */
export type Outcome<K extends EventKind, R> =
  | { readonly events: readonly [NewEvent<K>, ...NewEvent<K>[]]; readonly result: R }
  | { readonly unchanged: R }

interface Definition<I extends z.ZodType, K extends EventKind, T extends Target, R> {
  /** `domain.verbNoun`, as the audit shows it. */
  readonly name: string
  readonly permission: Permission
  readonly input: I
  /** The kinds that it may write: at least one. */
  readonly events: readonly [K, ...K[]]
  readonly isolation?: 'Serializable'
  readonly target: (context: CommandContext, input: z.output<I>) => Promise<T>
  readonly run: (
    context: CommandContext & { readonly input: z.output<I>; readonly target: T; readonly now: Date },
  ) => Promise<Outcome<K, R>>
}

export interface CallOptions {
  /** The same key, actor and input again answers as the first time and does nothing. */
  readonly idempotencyKey?: string | undefined
  /** Shifts the database's clock for the owner of the database (demonstration data); the application's role can't. */
  readonly asOf?: Date | undefined
}

export interface Command<I extends z.ZodType = z.ZodType, R = unknown> {
  (actor: Actor, input: z.input<I>, options?: CallOptions): Promise<R>
  readonly commandName: string
  readonly permission: Permission
  readonly input: I
  readonly events: readonly EventKind[]
}

const registered = new Map<string, Command>()

/** Every command that has been loaded, by name: what the tests over all commands walk. */
export function allCommands(): ReadonlyMap<string, Command> {
  return registered
}

const system: SystemActor = { kind: 'system', name: 'standdown' }

async function append(tx: Tx, actor: Actor, now: Date, command: string, events: readonly NewEvent[]): Promise<void> {
  const appended: Appended[] = await appendEvents(tx, { actor, now, command, events })
  for (const react of reactions) {
    const further = await react(tx, appended, now)
    if (further.length > 0) await appendEvents(tx, { actor: system, now, command, events: further })
  }
}

/** Claims the key in this transaction, or returns what the first call answered. A second call at the same time waits for the first. */
async function replay(
  tx: Tx,
  actor: Actor,
  name: string,
  key: string,
  input: unknown,
): Promise<{ result: unknown } | null> {
  const who = actor.kind === 'system' ? actor.name : actor.id
  const requestHash = createHash('sha256')
    .update(`${name}\n${canonicalJson(input ?? null)}`)
    .digest()
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotency_key (actor, key, "requestHash", "createdAt") VALUES (${who}, ${key}, ${requestHash}, standdown_now())
    ON CONFLICT DO NOTHING`
  if (claimed === 1) return null
  const before = await tx.idempotencyKey.findUniqueOrThrow({ where: { actor_key: { actor: who, key } } })
  if (!requestHash.equals(before.requestHash))
    throw new Refused('idempotency_key_reused', 'This Idempotency-Key was used for a different request. Use a new key.')
  return { result: before.result }
}

async function keepResult(tx: Tx, actor: Actor, key: string, result: unknown): Promise<void> {
  const who = actor.kind === 'system' ? actor.name : actor.id
  await tx.$executeRaw`UPDATE idempotency_key SET result = ${JSON.stringify(result ?? null)}::jsonb WHERE actor = ${who} AND key = ${key}`
}

/** A refused serialisable transaction is safe to run again: nothing of it stands. */
function isSerialisationFailure(thrown: unknown): boolean {
  const { code, cause } = (thrown ?? {}) as { code?: unknown; cause?: { originalCode?: unknown } }
  return code === 'P2034' || cause?.originalCode === '40001' || cause?.originalCode === '40P01'
}

async function retried<T>(attempts: number, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (thrown) {
      if (attempt >= attempts || !isSerialisationFailure(thrown)) throw thrown
    }
  }
}

/**
 * Makes a command: the only way to write. A definition without a permission, an input schema, a target or an event does
 * not compile. One call: parse the input, check the actor's roles, then in one transaction lock the target in the
 * actor's scope, run, append the events with audit and notifications, run the reactions.
 *
 * The command throws InvalidInput, Forbidden, NotFound, Conflict or Refused; anything else is an internal error.
 */
export function command<I extends z.ZodType, const K extends EventKind, T extends Target, R>(
  definition: Definition<I, K, T, R>,
): Command<I, R> {
  const { name, permission } = definition
  const call = async (actor: Actor, raw: z.input<I>, options: CallOptions = {}): Promise<R> => {
    const parsed = definition.input.safeParse(raw)
    if (!parsed.success) throw new InvalidInput(fieldErrors(parsed.error))
    if (!mayEver(actor, permission)) throw new Forbidden()
    const input = parsed.data
    const key = options.idempotencyKey
    const attempt = (tx: Tx) => execute(tx, actor, input, raw, key, options.asOf)
    const isolation = definition.isolation ? { isolationLevel: definition.isolation } : {}
    return retried(5, () => db().$transaction(attempt, isolation))
  }
  const execute = async (
    tx: Tx,
    actor: Actor,
    input: z.output<I>,
    raw: unknown,
    key: string | undefined,
    asOf?: Date,
  ): Promise<R> => {
    if (asOf) await tx.$queryRaw`SELECT set_config('standdown.now', ${asOf.toISOString()}, true)`
    const before = key ? await replay(tx, actor, name, key, raw) : null
    if (before) return before.result as R
    const context = { tx, actor, permission }
    const target = await definition.target(context, input)
    const outcome = await definition.run({ ...context, input, target, now: target.now })
    const result = 'unchanged' in outcome ? outcome.unchanged : outcome.result
    if ('events' in outcome) await append(tx, actor, target.now, name, outcome.events)
    if (key) await keepResult(tx, actor, key, result)
    return result
  }
  const made = Object.assign(call, {
    commandName: name,
    permission,
    input: definition.input,
    events: definition.events,
  })
  registered.set(name, made as unknown as Command)
  return made
}
