/** Messages by field name (dots for nesting); the empty name is the form as a whole. */
export type FieldErrors = Readonly<Record<string, string>>

/** What went wrong in terms that may be shown to the person who asked. Everything else is an internal error. */
export abstract class AppError extends Error {
  abstract readonly code: string
  /** The HTTP status of the REST API (RFC 9110). */
  abstract readonly status: number
}

/** No valid session, key or token came with the request. */
export class Unauthenticated extends AppError {
  readonly code = 'unauthenticated'
  readonly status = 401
  constructor(message = 'Sign in to continue.') {
    super(message)
  }
}

/** The actor's roles don't allow this on anything of the kind. */
export class Forbidden extends AppError {
  readonly code = 'forbidden'
  readonly status = 403
  constructor(message = 'Your roles do not allow this.') {
    super(message)
  }
}

/** Not there, or not the actor's to see: the two can't be told apart. */
export class NotFound extends AppError {
  readonly code = 'not_found'
  readonly status = 404
  constructor(message = 'There is nothing here that you can see.') {
    super(message)
  }
}

/** The input breaks its schema or a rule about a field. */
export class InvalidInput extends AppError {
  readonly code = 'invalid_input'
  readonly status = 422
  readonly fields: FieldErrors
  constructor(fields: FieldErrors, message = 'Some of what was entered needs mending.') {
    super(message)
    this.fields = fields
  }
}

/** The request names a host that is not this installation's. */
export class Misdirected extends AppError {
  readonly code = 'misdirected'
  readonly status = 421
  constructor() {
    super('This server does not answer under that name.')
  }
}

/** The request can't be read: not JSON, not UTF-8. */
export class Unreadable extends AppError {
  readonly code = 'unreadable'
  readonly status = 400
}

export class UnsupportedType extends AppError {
  readonly code = 'unsupported_type'
  readonly status = 415
}

/** The body is longer than is taken here. */
export class TooLarge extends AppError {
  readonly code = 'too_large'
  readonly status = 413
}

/** Somebody else changed it first; `current` holds what stands there now. */
export class Conflict extends AppError {
  readonly code = 'conflict'
  readonly status = 409
  readonly current: unknown
  constructor(message: string, current?: unknown) {
    super(message)
    this.current = current
  }
}

/** A rule of the domain says no; `refusal` names the rule, the message is for the person. */
export class Refused extends AppError {
  readonly code = 'refused'
  readonly status = 409
  readonly refusal: string
  constructor(refusal: string, reason: string) {
    super(reason)
    this.refusal = refusal
  }
}

export class TooMany extends AppError {
  readonly code = 'too_many'
  readonly status = 429
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number, message = `Too many attempts. Try again in ${retryAfterSeconds} s.`) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The database or the disk can't take it now; trying again later may work. */
export class Unavailable extends AppError {
  readonly code = 'unavailable'
  readonly status = 503
  readonly retryAfterSeconds: number
  constructor(
    retryAfterSeconds = 5,
    message = 'Standdown can’t save this now. Nothing was changed; try again shortly.',
  ) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The disk holds no more: of this one file, or of anything. */
export class StorageFull extends AppError {
  readonly code = 'storage_full'
  readonly status = 507
  readonly retryAfterSeconds = 60
  constructor(message = 'There is no room left to keep this. Nothing was saved; tell whoever runs Standdown.') {
    super(message)
  }
}

export interface Refusal {
  /** A stable name of the rule, snake_case. */
  readonly code: string
  /** A sentence for the person: what is missing and how to mend it. */
  readonly reason: string
}

/** What a pure rule answers: go ahead, or a refusal that the page shows on the disabled button. */
export type Decision<T = unknown> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Refusal }

export function refuse(code: string, reason: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, reason } }
}

/** Turns a refusal into the error that commands throw; passes a yes through. */
export function demand<D extends Decision<object>>(decision: D): Extract<D, { ok: true }> {
  if (!decision.ok) throw new Refused(decision.refusal.code, decision.refusal.reason)
  return decision as Extract<D, { ok: true }>
}
