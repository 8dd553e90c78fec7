import 'server-only'
import type { z } from 'zod'
import { type Actor, standdown } from '@/lib/auth/model'
import { mayEver, type Permission } from '@/lib/auth/permissions'
import type { CommandContext, Target } from '@/lib/command-context'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { Forbidden, InvalidInput } from '@/lib/errors'
import { fieldErrors } from '@/lib/failure'
import { claimStatement, earlierAnswer, type KeyedCall, KeyTaken, keyedCall } from '@/lib/idempotency'
import { type Appending, appendEvents } from '@/lib/timeline/append'
import type { EventKind, NewEvent } from '@/lib/timeline/model'
import { databaseNow } from '@/lib/timeline/streams'
import { reactions } from '@/lib/workflows/reactions'

export type { CommandContext, Target }

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

/** Writes what the command wants written, with the key's claim in the same statement; then what follows of itself. */
async function append(tx: Tx, appending: Appending): Promise<void> {
  const appended = await appendEvents(tx, appending)
  if (!appended) throw new KeyTaken()
  for (const react of reactions) {
    const further = await react(tx, appended, appending.now)
    if (further.length === 0) continue
    // The reaction may have waited for other streams, on which entries stand in the order of their times too.
    const now = await databaseNow(tx)
    await appendEvents(tx, { ...appending, actor: standdown, now, events: further, claim: undefined })
  }
}

async function claimAlone(tx: Tx, claim: Prisma.Sql): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>(claim)
  if (rows.length === 0) throw new KeyTaken()
}

/**
 * A refused serialisable transaction is safe to run again: nothing of it stands. Prisma says so by a code of its own, and
 * of a raw query by the database's code inside the driver's error.
 */
function isSerialisationFailure(thrown: unknown): boolean {
  const { code, cause, meta } = (thrown ?? {}) as {
    code?: unknown
    cause?: { originalCode?: unknown }
    meta?: { driverAdapterError?: unknown }
  }
  if (code === 'P2034' || cause?.originalCode === '40001' || cause?.originalCode === '40P01') return true
  return meta?.driverAdapterError !== undefined && isSerialisationFailure(meta.driverAdapterError)
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
    const { idempotencyKey: key, asOf } = options
    const keyed = key ? keyedCall(actor, name, key, raw) : null
    const attempt = (tx: Tx) => execute(tx, actor, input, keyed, asOf)
    const isolation = definition.isolation ? { isolationLevel: definition.isolation } : {}
    try {
      return await retried(5, () => db().$transaction(attempt, isolation))
    } catch (thrown) {
      // The first call claims its key as it writes. Whatever stops a repeat, the first call's answer is the answer.
      const before = keyed ? await earlierAnswer(keyed) : null
      if (!before) throw thrown
      return before.result as R
    }
  }
  const execute = async (
    tx: Tx,
    actor: Actor,
    input: z.output<I>,
    keyed: KeyedCall | null,
    asOf?: Date,
  ): Promise<R> => {
    if (asOf) await tx.$queryRaw`SELECT set_config('standdown.now', ${asOf.toISOString()}, true)`
    const context = { tx, actor, permission }
    const target = await definition.target(context, input)
    const { now } = target
    const outcome = await definition.run({ ...context, input, target, now })
    const result = 'unchanged' in outcome ? outcome.unchanged : outcome.result
    const claim = keyed ? claimStatement(keyed, result) : undefined
    if ('events' in outcome) await append(tx, { actor, now, command: name, events: outcome.events, claim })
    else if (claim) await claimAlone(tx, claim)
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
