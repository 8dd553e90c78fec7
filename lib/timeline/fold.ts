import { type EntryGroup, groupOf } from './groups'
import { describeEntry } from './words/describe'
import type { Fact } from './words/words'

/** An entry as the query reads it. Times are ISO 8601 in UTC. */
export interface EntryRow {
  readonly seq: number
  readonly kind: string
  readonly occurredAt: string
  readonly occurredUntil: string | null
  readonly occurredAbout: boolean
  readonly occurredZone: string | null
  readonly recordedAt: string
  readonly actorKind: string
  readonly actorName: string
  readonly corrects: number | null
  readonly payload: unknown
  /** Whether the reader recorded it; unset where nobody asks. */
  readonly own?: boolean
}

/** A correction as it folds under its entry: the words that no longer stand, and why. */
export interface Correction {
  readonly seq: number
  readonly by: string
  readonly at: string
  readonly reason: string
  /** What stood there before. */
  readonly replaced: string
}

export interface TimelineItem {
  readonly seq: number
  readonly kind: string
  readonly group: EntryGroup
  readonly author: string
  readonly byPerson: boolean
  /** Whether the reader recorded it. */
  readonly own: boolean
  readonly occurredAt: string
  readonly occurredUntil: string | null
  readonly about: boolean
  readonly zone: string | null
  readonly recordedAt: string
  readonly title: string | null
  readonly text: string | null
  readonly facts: readonly Fact[]
  /** Oldest first. The last one's `seq` is what a further correction names. */
  readonly corrections: readonly Correction[]
}

function itemOf(row: EntryRow): TimelineItem {
  const { title, text, facts } = describeEntry(row.kind, row.payload)
  return {
    seq: row.seq,
    kind: row.kind,
    group: groupOf(row.kind),
    author: row.actorName,
    byPerson: row.actorKind === 'person' || row.actorKind === 'api_key',
    own: row.own ?? false,
    occurredAt: row.occurredAt,
    occurredUntil: row.occurredUntil,
    about: row.occurredAbout,
    zone: row.occurredZone,
    recordedAt: row.recordedAt,
    title: title ?? null,
    text: text || null,
    facts: facts ?? [],
    corrections: [],
  }
}

function corrected(item: TimelineItem, row: EntryRow): TimelineItem {
  const { reason = '', text = '' } = (row.payload ?? {}) as { reason?: string; text?: string }
  const correction = {
    seq: row.seq,
    by: row.actorName,
    at: row.recordedAt,
    reason,
    replaced: item.text ?? item.title ?? '',
  }
  return { ...item, text, corrections: [...item.corrections, correction] }
}

/**
 * Entries in the order of their sequence as items: a correction folds under what it corrects and its words take the place
 * of the old ones, also when corrections are corrected in turn.
 */
export function foldTimeline(rows: readonly EntryRow[]): TimelineItem[] {
  const items = new Map<number, TimelineItem>()
  const original = new Map<number, number>()
  for (const row of rows) {
    const seq = row.corrects === null ? undefined : (original.get(row.corrects) ?? row.corrects)
    const item = seq === undefined ? undefined : items.get(seq)
    if (item && seq !== undefined) {
      original.set(row.seq, seq)
      items.set(seq, corrected(item, row))
    } else items.set(row.seq, itemOf(row))
  }
  return [...items.values()]
}

/** Newest occurrence first; what was recorded later stands above where the moments are equal. */
export function byOccurrence(a: TimelineItem, b: TimelineItem): number {
  return a.occurredAt === b.occurredAt ? b.seq - a.seq : a.occurredAt < b.occurredAt ? 1 : -1
}
