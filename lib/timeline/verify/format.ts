import { chainFormat, type EntryBody } from '../chain.ts'

export const exportFormat = 'standdown/export/v1'

/** One entry as it is exported: all that its hash covers, and the hash. Bytes are lower-case hex, times ISO 8601 in UTC. */
export interface RecordedEntry extends EntryBody {
  readonly seq: number
  readonly kind: string
  readonly recordedAt: string
  readonly actorKind: string
  /** Null for the system, which stands under its name. */
  readonly actorId: string | null
  readonly salt: string
  readonly previousHash: string
  readonly hash: string
}

/** Where a chain ends: the number and the hash of its last entry. */
export interface StreamHead {
  readonly streamId: string
  readonly seq: number
  readonly hash: string
}

export interface ExportedStream {
  readonly format: typeof chainFormat
  readonly kind: string
  readonly head: StreamHead
  readonly entries: readonly RecordedEntry[]
}

/** An exported record. What stands beside the streams (`about`) is for the reader and is covered by no hash. */
export interface ExportedRecord {
  readonly format: typeof exportFormat
  readonly exportedAt: string
  readonly about: unknown
  readonly streams: readonly ExportedStream[]
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>

const isString = (value: unknown) => typeof value === 'string'
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value)
const isHex = (bytes: number) => (value: unknown) =>
  typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value)
const isInstant = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)

const entryShape: Shape = {
  seq: isCount,
  kind: isString,
  recordedAt: isInstant,
  actorKind: isString,
  actorId: orNull(isString),
  actorName: isString,
  occurredAt: isInstant,
  occurredUntil: orNull(isInstant),
  occurredAbout: (value) => typeof value === 'boolean',
  occurredZone: orNull(isString),
  corrects: orNull(isCount),
  payload: (value) => typeof value === 'object' && value !== null,
  salt: isHex(16),
  previousHash: isHex(32),
  hash: isHex(32),
}

const headShape: Shape = { streamId: isString, seq: isCount, hash: isHex(32) }

/** What is wrong with the members of `value`, or null. A member that is not known is wrong: no hash would cover it. */
function misshape(value: unknown, shape: Shape): string | null {
  if (typeof value !== 'object' || value === null) return 'is not an object'
  const members = value as Record<string, unknown>
  for (const [name, check] of Object.entries(shape))
    if (!Object.hasOwn(members, name) || !check(members[name])) return `has no valid ${name}`
  const unknown = Object.keys(members).find((name) => !Object.hasOwn(shape, name))
  return unknown === undefined ? null : `has a member that this format does not know: ${unknown}`
}

export const misshapenEntry = (value: unknown): string | null => misshape(value, entryShape)

/** What keeps a stream from being checked at all, or null. */
export function misshapenStream(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'is not an object'
  const { format, head, entries } = value as Partial<ExportedStream>
  if (format !== chainFormat) return `has a format that this verifier does not know: ${JSON.stringify(format)}`
  const badHead = misshape(head, headShape)
  if (badHead) return `has a head that ${badHead}`
  return Array.isArray(entries) ? null : 'has no entries'
}
