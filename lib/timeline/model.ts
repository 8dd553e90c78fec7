import type { AuthEvents } from '@/lib/auth/events'
import type { SystemActor } from '@/lib/auth/model'
import type { ClockEvents } from '@/lib/clocks/events'
import type { IncidentEvents } from '@/lib/incidents/events'
import type { InstallationEvents } from '@/lib/installation/events'
import type { JobEvents } from '@/lib/jobs/events'
import type { NoticeEvents } from '@/lib/notices/events'
import type { ProgramEvents } from '@/lib/programs/events'
import type { PublicationEvents } from '@/lib/publications/events'
import type { RegulatorEvents } from '@/lib/regulator/events'
import type { SeverityEvents } from '@/lib/severity/events'
import type { SigningEvents } from '@/lib/signing/events'
import type { StatementEvents } from '@/lib/statements/events'

/** Every kind of entry with its payload: each domain's own map, merged. Payloads are JSON: ISO strings, no dates, no bigints. */
export interface EventPayloads
  extends IncidentEvents,
    AuthEvents,
    ClockEvents,
    InstallationEvents,
    NoticeEvents,
    JobEvents,
    ProgramEvents,
    PublicationEvents,
    RegulatorEvents,
    StatementEvents,
    SeverityEvents,
    SigningEvents {}

export type EventKind = keyof EventPayloads
export type EventPayload<K extends EventKind> = EventPayloads[K]

export type StreamKind = 'incident' | 'program' | 'workplace'

/** The stream of events about people, keys and settings. */
export const workplaceStreamId = '00000000-0000-7000-8000-000000000001'

/** A stream whose row this transaction has locked: the only thing that entries can be appended to. */
export interface LockedStream {
  readonly id: string
  readonly kind: StreamKind
  /** The last sequence number written; appending moves it. */
  seq: number
  headHash: Uint8Array
  /** A restricted incident's changes are told to its members only. */
  readonly restricted: boolean
  /** The database's time when it was locked: no entry is recorded as of earlier. Absent where the command's own time was read later. */
  readonly heldAt?: Date
}

/** When it happened in the world, if that is not now. */
export interface Occurrence {
  readonly at: Date
  readonly until?: Date | null
  readonly about?: boolean
  /** IANA zone as entered. */
  readonly zone?: string | null
}

/** An entry that a command wants written. */
export interface NewEvent<K extends EventKind = EventKind> {
  readonly stream: LockedStream
  readonly kind: K
  readonly payload: EventPayload<K>
  readonly occurred?: Occurrence | undefined
  /** The sequence number of the entry that this one corrects. */
  readonly corrects?: number | undefined
  /** In whose name the entry is recorded, where the person's would tell too much on this stream; the audit has the person. */
  readonly inNameOf?: SystemActor | undefined
}

export interface EventOptions {
  readonly occurred?: Occurrence | undefined
  readonly corrects?: number | undefined
}

/** Makes an event for a locked stream; the payload's type follows the kind. */
export function event<const K extends EventKind>(
  stream: LockedStream,
  kind: K,
  payload: EventPayload<K>,
  options: EventOptions = {},
): NewEvent<K> {
  return { stream, kind, payload, occurred: options.occurred, corrects: options.corrects }
}
