import { type BoundKind, type CountUnit, countUnits, recipientClasses } from '@/lib/incidents/facts'
import { isSameName } from '@/lib/names'
import type { Drawn, Strength, ValueOf } from '@/lib/statements/claims'
import { sourceName } from '@/lib/statements/coverage'
import { type EntryOf, type RecordView, standingEntries } from '@/lib/statements/record'

const nothing = (...missing: string[]): { value: null; evidence: number[]; strength: 0; missing: string[] } => ({
  ...{ value: null, evidence: [], strength: 0, missing },
})

type Bound = EntryOf<'bounds.recorded'>
const direct = (entry: Bound) => entry.payload.basis === 'config_diff' || entry.payload.basis === 'log'
const until = ({ payload }: Bound) => Date.parse(payload.to ?? payload.from)

/** Two records agree where their ranges meet. */
const agree = (a: Bound, b: Bound) => Date.parse(a.payload.from) <= until(b) && Date.parse(b.payload.from) <= until(a)

const whichWords: Readonly<Record<BoundKind, string>> = {
  start: 'When it began',
  end: 'When it ended',
  discovery: 'When it was discovered',
}

/** E1: a report. E2: a witness. E3: a log or the configuration's history. E4: that, and another kind of source that agrees. */
function momentStrength(bound: Bound, all: readonly Bound[]): Strength {
  if (!direct(bound)) return bound.payload.basis === 'witness' ? 2 : 1
  const second = all.some((other) => other.payload.basis !== bound.payload.basis && agree(other, bound))
  return second ? 4 : 3
}

/** When it began, ended or was discovered: by the last record of it. */
export function deriveMoment<K extends BoundKind>(view: RecordView, which: K): Drawn<K> {
  const bounds = standingEntries(view.entries, 'bounds.recorded').filter(({ payload }) => payload.which === which)
  const last = bounds.at(-1)
  if (!last) return nothing(`${whichWords[which]} is not recorded with what it is known by.`)
  const { from, to, basis } = last.payload
  const strength = momentStrength(last, bounds)
  // K is one of the three kinds that have a moment; the union of their drawn forms is one shape.
  return {
    value: { kind: which, from, to, basis },
    asOf: last.occurredAt,
    ...{ evidence: [last.seq], strength, missing: [] },
    final: basis === 'config_diff' && to === null,
  } as unknown as Drawn<K>
}

/** The last cause recorded. Only a confirmed one is for the outside. */
export function deriveCause({ entries }: RecordView): Drawn<'cause'> {
  const last = standingEntries(entries, 'cause.recorded').at(-1)
  if (!last) return nothing('No cause is recorded.')
  const { text, state, reviewers } = last.payload
  const people = reviewers.filter((name, i) => !reviewers.slice(0, i).some((before) => isSameName(before, name)))
  const reviewed = Math.min(people.length, 2) as 0 | 1 | 2
  const byReviewers = { hypothesis: [1, 1, 1], supported: [2, 2, 3], confirmed: [2, 3, 4] } as const
  return {
    value: { kind: 'cause', text, state, reviewers: [...reviewers] },
    asOf: last.occurredAt,
    ...{ evidence: [last.seq], strength: byReviewers[state][reviewed], missing: [] },
    classification: state === 'confirmed' ? 'public' : 'internal',
    validUntil: state === 'hypothesis' ? new Date(Date.parse(last.recordedAt) + 48 * 3_600_000).toISOString() : null,
  }
}

const isUnit = (subject: string | undefined): subject is CountUnit =>
  (countUnits as readonly (string | undefined)[]).includes(subject)

/** E2: a range, or what may hold somebody twice. E3: one number. E4: another method found the same. E5: and it is final. */
function countStrength({ payload }: EntryOf<'count.recorded'>, all: readonly EntryOf<'count.recorded'>[]): Strength {
  const { low, high, method, deduplicated, final } = payload
  if (low !== high || !deduplicated) return 2
  const second = all.some(
    ({ payload: other }) =>
      other.low === low && other.high === high && sourceName(other.method) !== sourceName(method) && other.deduplicated,
  )
  if (!second) return 3
  return final ? 5 : 4
}

/** The last count of people, records or accounts. */
export function deriveNumber({ entries }: RecordView, subject?: string): Drawn<'number_affected'> {
  if (!isUnit(subject)) return nothing('Say what is counted: people, records or accounts.')
  const counts = standingEntries(entries, 'count.recorded').filter(({ payload }) => payload.unit === subject)
  const last = counts.at(-1)
  if (!last) return nothing(`No count of ${subject} is recorded with its method.`)
  const { unit, low, high, method, deduplicated, final } = last.payload
  return {
    value: { kind: 'number_affected', unit, low, high, method, deduplicated, final },
    asOf: last.occurredAt,
    ...{ evidence: [last.seq], strength: countStrength(last, counts), missing: [], final },
    ...(final && { validUntil: null }),
  }
}

/** The last notification to recipients of a class. */
export function deriveNotification({ entries }: RecordView, subject?: string): Drawn<'notification'> {
  const recipientClass = recipientClasses.find((known) => known === subject)
  const last = standingEntries(entries, 'notification.recorded').findLast(
    ({ payload }) => payload.recipientClass === recipientClass,
  )
  if (!recipientClass || !last) return nothing('No such notification is recorded.')
  const { recipient, sentAt, receipt, scope } = last.payload
  return {
    value: { kind: 'notification', recipientClass, recipient, sentAt, receipt, scope },
    asOf: last.occurredAt,
    ...{ evidence: [last.seq], strength: receipt === null ? 3 : 4, missing: [], final: true },
    classification: recipientClass === 'law_enforcement' || recipientClass === 'other' ? 'internal' : 'public',
  }
}

/** The questions that stand open, in order. */
export function openQuestions({ entries }: Pick<RecordView, 'entries'>): EntryOf<'question.opened'>[] {
  const answered = new Set(standingEntries(entries, 'question.answered').map(({ payload }) => payload.question))
  return standingEntries(entries, 'question.opened').filter(({ seq }) => !answered.has(seq))
}

/** That we do not know something, who finds out, and until when. */
export function deriveUnknown(view: RecordView, subject?: string): Drawn<'unknown'> {
  const opened = openQuestions(view).find(({ seq }) => String(seq) === subject)
  if (!opened) return nothing('No such question is open.')
  const { question, ownerName: owner, due } = opened.payload
  return {
    value: { kind: 'unknown', question, owner, due },
    ...{ evidence: [opened.seq], strength: 3, missing: [], validUntil: due },
  }
}

/** That the incident is still worked on; it holds until the next open question is due. */
export function deriveInvestigation(view: RecordView): Drawn<'investigation_ongoing'> {
  const { incident, entries, programs, now } = view
  const changed = standingEntries(entries, 'status.changed').slice(-1)
  const evidence = (changed.length > 0 ? changed : standingEntries(entries, 'incident.filed')).map(({ seq }) => seq)
  const drawn = { evidence, strength: 3 } as const
  if (incident.status !== 'investigating' && incident.status !== 'contained') {
    const why =
      incident.status === 'reported'
        ? 'Nobody has started investigating: the status is still Reported.'
        : `The investigation is over: the status is ${incident.status}.`
    return { ...drawn, value: null, missing: [why] }
  }
  const dues = openQuestions(view).map(({ payload }) => payload.due)
  const nextMilestone = dues.filter((due) => Date.parse(due) > Date.parse(now)).sort()[0] ?? null
  const value: ValueOf<'investigation_ongoing'> = {
    ...{ kind: 'investigation_ongoing', status: incident.status, owner: incident.leadName, nextMilestone },
    scope: programs.map(({ name }) => name),
  }
  return { ...drawn, value, missing: [], ...(nextMilestone && { validUntil: nextMilestone }) }
}
