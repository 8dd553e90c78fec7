import type { Finding, IncidentEvents } from '@/lib/incidents/events'
import type { FactPayloads } from '@/lib/incidents/facts'
import type { IncidentKind, IncidentStatus } from '@/lib/incidents/model'

/** An entry of the incident's timeline as the record reads it. */
export interface SeverityEntry {
  readonly seq: number
  readonly kind: string
  readonly corrects: number | null
  readonly payload: unknown
}

/** The kinds of entry that a suggestion is read from, or falls by. */
export const severityKinds = [
  'incident.filed',
  'exposure.changed',
  'finding.recorded',
  'status.changed',
  'count.recorded',
  'evidence.impugned',
  'entry.corrected',
] as const

/** A fact with the entries that say it. */
interface Sourced<T> {
  readonly value: T
  readonly seqs: readonly number[]
}

/** What the timeline says of an incident, as far as severity asks. */
export interface RecordedFacts {
  readonly kind: Sourced<IncidentKind>
  readonly dataCategories: Sourced<readonly string[]>
  readonly people: Sourced<{ readonly low: number | null; readonly high: number | null }>
  /** Null while no finished review and no finding of access stands. */
  readonly access: Sourced<'none_seen' | 'found_known' | 'found'> | null
  readonly taken: Sourced<true> | null
  readonly open: Sourced<boolean>
}

const openAt: ReadonlySet<IncidentStatus> = new Set(['reported', 'investigating'])

/** Payloads by kind: only the commands write them, and they are typed there. */
const payloadOf = <T>(entry: SeverityEntry) => entry.payload as T

/** Where an entry's words stand now: the last correction of it, or itself. */
function placeOf(entries: readonly SeverityEntry[]): (seq: number) => number {
  const correctedBy = new Map(entries.flatMap(({ seq, corrects }) => (corrects === null ? [] : [[corrects, seq]])))
  const place = (seq: number): number => {
    const later = correctedBy.get(seq)
    return later === undefined ? seq : place(later)
  }
  return place
}

interface Findings {
  readonly found: readonly SeverityEntry[]
  readonly clear: SeverityEntry | undefined
}

/** The entries that nobody has impugned. */
function unimpugned(entries: readonly SeverityEntry[]): readonly SeverityEntry[] {
  const impugnments = entries.filter(({ kind }) => kind === 'evidence.impugned')
  const impugned = impugnments.map((entry) => payloadOf<FactPayloads['evidence.impugned']>(entry).entry)
  return entries.filter(({ seq }) => !impugned.includes(seq))
}

/** A finding of access stands for good; one of none, only when it is finished. */
function findingsOf(entries: readonly SeverityEntry[]): Findings {
  const findings = entries.filter(({ kind }) => kind === 'finding.recorded')
  const outcome = (entry: SeverityEntry) => payloadOf<Finding>(entry).outcome
  return {
    found: findings.filter((entry) => outcome(entry) === 'access_found'),
    clear: findings.findLast((entry) => outcome(entry) === 'no_indication' && payloadOf<Finding>(entry).finished),
  }
}

function accessOf({ found, clear }: Findings): RecordedFacts['access'] {
  const seqs = found.map(({ seq }) => seq)
  if (found.length > 0) {
    const counted = found.every((entry) => payloadOf<Finding>(entry).access?.exact)
    return { value: counted ? 'found_known' : 'found', seqs }
  }
  return clear ? { value: 'none_seen', seqs: [clear.seq] } : null
}

/** Copied or exported by somebody who was not meant to: taken. [D] */
function takenOf({ found }: Findings): RecordedFacts['taken'] {
  const seqs = found
    .filter((entry) => payloadOf<Finding>(entry).access?.actions.some((act) => act === 'copy' || act === 'export'))
    .map(({ seq }) => seq)
  return seqs.length > 0 ? { value: true, seqs } : null
}

/** Reads the timeline, from its first entry on. Throws where that is not the filing. */
export function readRecordedFacts(entries: readonly SeverityEntry[]): RecordedFacts {
  const [filing] = entries
  if (filing?.kind !== 'incident.filed') throw new RangeError('the record begins with the filing')
  const filed = payloadOf<IncidentEvents['incident.filed']>(filing)
  const last = (kind: string) => entries.findLast((entry) => entry.kind === kind)
  const changed = last('exposure.changed')
  const exposure = changed ? payloadOf<IncidentEvents['exposure.changed']>(changed).after : filed.exposure
  const standing = unimpugned(entries)
  const counted = standing.findLast(
    (entry) => entry.kind === 'count.recorded' && payloadOf<FactPayloads['count.recorded']>(entry).unit === 'people',
  )
  const count = counted && payloadOf<FactPayloads['count.recorded']>(counted)
  const moved = last('status.changed')
  const status = moved ? payloadOf<IncidentEvents['status.changed']>(moved).to : 'reported'
  const findings = findingsOf(standing)
  const exposureSeqs = [changed?.seq ?? filing.seq]
  const { affectedLow: low, affectedHigh: high } = exposure
  const uncounted = low === null && high === null
  return placed(placeOf(entries), {
    kind: { value: filed.kind, seqs: [filing.seq] },
    dataCategories: { value: exposure.dataCategories, seqs: exposureSeqs },
    // The count that was recorded last, whether on its own or with the exposure.
    people:
      count && (uncounted || counted.seq > (changed?.seq ?? 0))
        ? { value: { low: count.low, high: count.high }, seqs: [counted.seq] }
        : { value: { low, high }, seqs: uncounted ? [] : exposureSeqs },
    access: accessOf(findings),
    taken: takenOf(findings),
    open: { value: openAt.has(status), seqs: [moved?.seq ?? filing.seq] },
  })
}

/** Cites what stands: the correction of an entry in the place of the entry. */
function placed(place: (seq: number) => number, facts: RecordedFacts): RecordedFacts {
  const at = <T>({ value, seqs }: Sourced<T>): Sourced<T> => ({ value, seqs: seqs.map(place) })
  return {
    kind: at(facts.kind),
    dataCategories: at(facts.dataCategories),
    people: at(facts.people),
    access: facts.access && at(facts.access),
    taken: facts.taken && at(facts.taken),
    open: at(facts.open),
  }
}
