import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  AppError,
  Conflict,
  InvalidInput,
  Refused,
  StorageFull,
  TooMany,
  Unauthenticated,
  Unavailable,
} from '@/lib/errors'
import { log } from '@/lib/log'

/** SQLSTATEs that mean "not now": connection lost, shutdown, disk full, too many connections. */
const passing = new Set([
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '53200',
  '53300',
  'P1001',
  'P2024',
  'P2028',
  'P2034',
])

function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, meta, cause } = error as { code?: unknown; meta?: { driverAdapterError?: unknown }; cause?: unknown }
  const original = (cause as { originalCode?: unknown } | undefined)?.originalCode
  if (typeof original === 'string' && passing.has(original)) return original
  if (typeof code === 'string' && passing.has(code)) return code
  return meta?.driverAdapterError ? sqlState(meta.driverAdapterError) : undefined
}

function diskIsFull(thrown: unknown): boolean {
  const code = (thrown as { code?: unknown } | null)?.code
  return code === 'ENOSPC' || code === 'EDQUOT'
}

/** Zod's issues as messages by field; the first of each field stands. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
    const path = issue.path.map(String)
    const name = [...path, ...(keys.length > 0 ? [keys[0] ?? ''] : [])].join('.')
    fields[name] ??= keys.length > 0 ? 'This field is not known here.' : issue.message
  }
  return fields
}

export interface Failure {
  readonly error: AppError | null
  /** Set for an internal error: what the person quotes and the log holds. */
  readonly errorId: string | null
}

/** The one mapping from anything thrown: an AppError passes, a known outage becomes Unavailable, all else is logged under an id. */
export function explain(thrown: unknown): Failure {
  if (thrown instanceof AppError) return { error: thrown, errorId: null }
  if (thrown instanceof z.ZodError) return { error: new InvalidInput(fieldErrors(thrown)), errorId: null }
  if (diskIsFull(thrown)) return { error: new StorageFull(), errorId: null }
  const state = sqlState(thrown)
  if (state) {
    log.warn({ state }, 'database not available')
    return { error: new Unavailable(), errorId: null }
  }
  const errorId = `ERR-${randomBytes(4).toString('hex').toUpperCase()}`
  log.error({ errorId, err: thrown }, 'internal error')
  return { error: null, errorId }
}

/** RFC 9457 problem details with the status and headers that go with them. */
export function problem(thrown: unknown): Response {
  const { error, errorId } = explain(thrown)
  const status = error?.status ?? 500
  const body = {
    type: 'about:blank',
    title: error ? error.code.replaceAll('_', ' ') : 'internal error',
    status,
    detail: error?.message ?? `Something went wrong on our side. Quote ${errorId} when you report it.`,
    ...(error instanceof InvalidInput ? { errors: error.fields } : {}),
    ...(error instanceof Refused ? { refusal: error.refusal } : {}),
    ...(error instanceof Conflict && error.current ? { current: error.current } : {}),
    ...(errorId ? { errorId } : {}),
  }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (error instanceof TooMany || error instanceof Unavailable || error instanceof StorageFull)
    headers.set('retry-after', String(error.retryAfterSeconds))
  if (error instanceof Unauthenticated) headers.set('www-authenticate', 'Bearer')
  return new Response(JSON.stringify(body), { status, headers })
}
