import type { Finding } from '@/lib/incidents/events'
import type { FactPayloads } from '@/lib/incidents/facts'
import type { Exposure, IncidentKind, IncidentStatus } from '@/lib/incidents/model'
import type { PauseState, PublishedClaim } from '@/lib/statements/claims'

interface ProgramNamed {
  readonly program: { readonly id: string; readonly slug: string; readonly name: string }
}

interface SafeguardNamed extends ProgramNamed {
  readonly safeguardId: string
  readonly title: string
}

/** The kinds of entry that claims rest on or fall by, with as much of their payload as is read here. */
export interface ReadPayloads extends FactPayloads {
  'incident.filed': unknown
  'finding.recorded': Finding
  'exposure.changed': { readonly before: Exposure; readonly after: Exposure }
  'severity.changed': unknown
  'status.changed': { readonly from: IncidentStatus; readonly to: IncidentStatus }
  'containment.recorded': unknown
  'entry.corrected': unknown
  'program.lock_placed': ProgramNamed
  'program.paused': ProgramNamed
  'program.pause_completed': ProgramNamed
  'program.resumed': ProgramNamed
  'program.linked': { readonly programId: string; readonly name: string }
  'program.restored': ProgramNamed
  'program.stop_failed': ProgramNamed
  'judgment.recorded': unknown
  'statement.drafted': { readonly statementId: string; readonly reference: string; readonly corrects: string | null }
  'statement.published': { readonly statementId: string; readonly reference: string }
  'program.data_observed': ProgramNamed & { readonly class: string; readonly from: string; readonly to: string }
  'program.safeguard_added': SafeguardNamed
  'program.safeguard_verified': SafeguardNamed & { readonly evidence: string; readonly expiresAt: string | null }
  'program.safeguard_failed': SafeguardNamed
  'program.safeguard_expired': SafeguardNamed & { readonly expiresAt: string }
}
export type ReadKind = keyof ReadPayloads

interface Placed {
  readonly seq: number
  readonly recordedAt: string
  readonly occurredAt: string
  /** Sequence number of the entry that this one corrects. */
  readonly corrects: number | null
}

export type RecordEntry = Placed &
  (
    | { [K in ReadKind]: { readonly kind: K; readonly payload: ReadPayloads[K] } }[ReadKind]
    | { readonly kind: 'unrelated' }
  )
export type EntryOf<K extends ReadKind> = Extract<RecordEntry, { kind: K }>

export interface SafeguardView {
  readonly id: string
  readonly title: string
  readonly state: 'claimed' | 'verified' | 'failed'
  readonly required: boolean
  /** Who verified it, when, and what was shown; null until then. */
  readonly verifier: string | null
  readonly verifiedAt: string | null
  readonly evidence: string | null
  readonly expiresAt: string | null
}

export interface ProgramView {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly safeguards: readonly SafeguardView[]
  /** What its collectors may do now; null while it runs and has not been paused for this incident. */
  readonly pause: { readonly state: PauseState; readonly pausedAt: string; readonly resumedAt: string | null } | null
}

/** All that claims are drawn from, as the record holds it at `now`. */
export interface RecordView {
  /** The database's time, ISO. */
  readonly now: string
  readonly incident: {
    readonly kind: IncidentKind
    readonly status: IncidentStatus
    readonly startedAt: string | null
    readonly detectedAt: string | null
    readonly containedAt: string | null
    readonly exposure: Exposure
    readonly leadName: string | null
  }
  readonly entries: readonly RecordEntry[]
  readonly programs: readonly ProgramView[]
  /** Words for people by data category key; a key without one stands for itself. */
  readonly categoryLabels: Readonly<Record<string, string>>
  /** What was published about the incident, claim by claim, with the statement that said it. */
  readonly said?: readonly SaidClaim[]
}

/** A claim that a statement published. */
export interface SaidClaim extends PublishedClaim {
  readonly reference: string
}

/** A timeline entry as the database holds it. */
export interface StoredEntry extends Placed {
  readonly kind: string
  readonly payload: unknown
}

/** The kinds of entry that are read at all. */
export const readKinds: Readonly<Record<ReadKind, true>> = {
  'incident.filed': true,
  'finding.recorded': true,
  'exposure.changed': true,
  'severity.changed': true,
  'status.changed': true,
  'containment.recorded': true,
  'entry.corrected': true,
  'program.lock_placed': true,
  'program.paused': true,
  'program.pause_completed': true,
  'program.resumed': true,
  'program.linked': true,
  'program.restored': true,
  'program.stop_failed': true,
  'program.data_observed': true,
  'judgment.recorded': true,
  'statement.drafted': true,
  'statement.published': true,
  'program.safeguard_added': true,
  'program.safeguard_verified': true,
  'program.safeguard_failed': true,
  'program.safeguard_expired': true,
  'cause.recorded': true,
  'bounds.recorded': true,
  'count.recorded': true,
  'notification.recorded': true,
  'question.opened': true,
  'question.answered': true,
  'evidence.impugned': true,
  'log_source.found': true,
}

/** Narrows a stored entry. The cast holds because only commands write entries, and their payloads are typed by kind. */
export function readEntry({ kind, payload, seq, recordedAt, occurredAt, corrects }: StoredEntry): RecordEntry {
  const placed = { seq, recordedAt, occurredAt, corrects }
  if (!Object.hasOwn(readKinds, kind)) return { ...placed, kind: 'unrelated' }
  return { ...placed, kind, payload } as RecordEntry
}

interface Undone {
  readonly corrected: ReadonlySet<number | null>
  readonly impugned: ReadonlySet<number>
}

/** The entries are asked for kind by kind; what undoes them is the same each time. */
const undoneOf = new WeakMap<readonly RecordEntry[], Undone>()

/** Last first: an impugnment that was itself impugned undoes nothing. */
function readUndone(entries: readonly RecordEntry[]): Undone {
  const impugned = new Set<number>()
  const impugnments = entries.filter(
    (entry): entry is EntryOf<'evidence.impugned'> => entry.kind === 'evidence.impugned',
  )
  for (const { seq, payload } of [...impugnments].sort((a, b) => b.seq - a.seq))
    if (!impugned.has(seq)) impugned.add(payload.entry)
  return { corrected: new Set(entries.map((entry) => entry.corrects)), impugned }
}

/** Sequence numbers of the entries that somebody impugned, and nobody the impugnment. */
export function readImpugned(entries: readonly RecordEntry[]): ReadonlySet<number> {
  const undone = undoneOf.get(entries) ?? readUndone(entries)
  undoneOf.set(entries, undone)
  return undone.impugned
}

/**
 * The entries of one kind that stand, in order: those that no later entry impugns or corrects. A correction replaces only
 * a finding's words; its outcome, window and sources stand until another finding is recorded, or somebody impugns it.
 */
export function standingEntries<K extends ReadKind>(entries: readonly RecordEntry[], kind: K): EntryOf<K>[] {
  const undone = undoneOf.get(entries) ?? readUndone(entries)
  undoneOf.set(entries, undone)
  const stands = (seq: number) =>
    !undone.impugned.has(seq) && (kind === 'finding.recorded' || !undone.corrected.has(seq))
  return entries.filter((entry): entry is EntryOf<K> => entry.kind === kind && stands(entry.seq))
}
