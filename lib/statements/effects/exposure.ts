import type { Exposure } from '@/lib/incidents/model'
import { byRange, contradicted, type Effect, type Effects, stale } from '@/lib/statements/effects/effect'
import type { EntryOf, RecordEntry } from '@/lib/statements/record'

const ms = (iso: string) => Date.parse(iso)
const sameList = (a: readonly string[], b: readonly string[]) => [...a].sort().join('\n') === [...b].sort().join('\n')

/** Bounds of the people affected; null while neither is known. */
function peopleOf({ affectedLow, affectedHigh }: Exposure) {
  const low = affectedLow ?? affectedHigh
  const high = affectedHigh ?? affectedLow
  return low === null || high === null ? null : { low, high }
}

/** Whether others could read it, or others' data, or other data, than before. */
function scopeMoved({ before, after }: { before: Exposure; after: Exposure }): boolean {
  const audience = before.actualAudience !== after.actualAudience || before.intendedAudience !== after.intendedAudience
  const what = sameList(before.dataCategories, after.dataCategories) && sameList(before.populations, after.populations)
  return audience || !what
}

/** Whether a bound lies outside of what was recorded before: it began earlier, or ended later. */
function widens({ seq, payload }: EntryOf<'bounds.recorded'>, entries: readonly RecordEntry[]): boolean {
  const before = entries.filter(
    (entry): entry is EntryOf<'bounds.recorded'> =>
      entry.kind === 'bounds.recorded' && entry.seq < seq && entry.payload.which === payload.which,
  )
  const last = before.at(-1)?.payload
  if (!last) return false
  if (payload.which === 'start') return ms(payload.from) < ms(last.from)
  return payload.which === 'end' && ms(payload.to ?? payload.from) > ms(last.to ?? last.from)
}

/** Whether a review names a gap that none before it named. */
function opensGap({ seq, payload }: EntryOf<'finding.recorded'>, entries: readonly RecordEntry[]): boolean {
  const named = new Set(
    entries.flatMap((entry) => (entry.kind === 'finding.recorded' && entry.seq < seq ? entry.payload.gaps : [])),
  )
  return payload.outcome !== 'other' && payload.gaps.some((gap) => !named.has(gap))
}

const another = 'Another program was linked to the incident since.'
const further = {
  'log_source.found': (_value: unknown, { payload }: EntryOf<'log_source.found'>): Effect | null =>
    payload.recordsReads ? stale(`A log was found that was not searched: ${payload.name}.`) : null,
  'bounds.recorded': (
    _value: unknown,
    entry: EntryOf<'bounds.recorded'>,
    { entries }: { entries: readonly RecordEntry[] },
  ): Effect | null => (widens(entry, entries) ? stale('It lasted longer than was recorded before.') : null),
  'finding.recorded': (
    _value: unknown,
    entry: EntryOf<'finding.recorded'>,
    { entries }: { entries: readonly RecordEntry[] },
  ): Effect | null => (opensGap(entry, entries) ? stale('A review found a gap in what can be searched.') : null),
  'program.linked': (): Effect | null => stale(another),
}

const exposureScope: Effects<'exposure_scope'> = {
  ...further,
  'exposure.changed': ({ people, actual, intended }, { payload: { before, after } }) => {
    const counted = peopleOf(after)
    if (people && !counted) return stale('The count of people was withdrawn.')
    const byCount =
      people && counted ? byRange({ ...people, final: people.exact }, counted, 'The count of people') : null
    if (byCount) return byCount
    if (!people && counted) return stale('The people concerned have been counted since.')
    const moved = after.actualAudience !== actual || after.intendedAudience !== intended
    return moved || scopeMoved({ before, after }) ? stale('Who could read the data has changed since.') : null
  },
  'count.recorded': ({ people }, { payload }) => {
    if (payload.unit !== 'people') return null
    if (!people) return stale('The people concerned have been counted since.')
    return byRange({ ...people, final: people.exact }, payload, 'The count of people')
  },
}

const dataCategories: Effects<'data_categories'> = {
  'program.linked': () => stale(another),
  'exposure.changed': ({ categories }, { payload: { before, after } }) => {
    const said = categories.map(({ key }) => key)
    if (!sameList(said, after.dataCategories)) return stale('The data categories have changed since.')
    return scopeMoved({ before, after }) ? stale('Who could read the data has changed since.') : null
  },
}

const numberAffected: Effects<'number_affected'> = {
  ...further,
  'count.recorded': (value, { payload }) =>
    payload.unit === value.unit ? byRange(value, payload, `The number of ${value.unit}`) : null,
  'exposure.changed': (value, { payload: { before, after } }) => {
    const counted = peopleOf(after)
    const moved = sameList(Object.values(peopleOf(before) ?? {}).map(String), Object.values(counted ?? {}).map(String))
    const byCount =
      value.unit === 'people' && counted && !moved ? byRange(value, counted, 'The number of people') : null
    return byCount ?? (scopeMoved({ before, after }) ? stale('Who could read the data has changed since.') : null)
  },
}

const whatHappened: Effects<'what_happened'> = {
  'program.linked': ({ programs }, { payload }) => (programs.includes(payload.name) ? null : stale(another)),
  'bounds.recorded': ({ detectedAt }, { payload: { which, from, to } }) => {
    if (which !== 'discovery' || (ms(from) <= ms(detectedAt) && ms(detectedAt) <= ms(to ?? from))) return null
    return contradicted('It was discovered at another time than was published.')
  },
}

/** What was counted, bounded or opened to others later, and what it does to what was said of the exposure. */
export const exposureEffects = {
  what_happened: whatHappened,
  exposure_scope: exposureScope,
  data_categories: dataCategories,
  number_affected: numberAffected,
}
