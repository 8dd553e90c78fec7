import type { Drawn, ValueOf } from '@/lib/statements/claims'
import { requiredOf } from '@/lib/statements/coverage'
import type { RecordView } from '@/lib/statements/record'
import { standingEntries } from '@/lib/statements/record'
import { presenceStrength } from '@/lib/statements/strength'

type EventKind = 'what_happened' | 'data_categories' | 'exposure_scope'

/** Whatever the record says of the event itself, as strong as the record is about what happened at all. */
function presence<K extends EventKind>(
  view: RecordView,
  about: 'event' | 'exposure',
  value: ValueOf<K> | null,
  missing: string[] = [],
): Drawn<K> {
  const { strength, evidence: checked } = presenceStrength(view.entries, requiredOf(view))
  const exposure = about === 'exposure' ? standingEntries(view.entries, 'exposure.changed').slice(-1) : []
  const evidence = [...new Set([...checked, ...exposure.map(({ seq }) => seq)])]
  return { value, evidence, strength, missing }
}

export function deriveWhatHappened(view: RecordView): Drawn<'what_happened'> {
  const { kind, detectedAt } = view.incident
  if (!detectedAt)
    return presence(view, 'event', null, ['When we learned of it is not recorded. Enter the time of detection.'])
  const programs = view.programs.map(({ name }) => name)
  return presence(view, 'event', { kind: 'what_happened', incidentKind: kind, detectedAt, programs })
}

export function deriveDataCategories(view: RecordView): Drawn<'data_categories'> {
  const categories = view.incident.exposure.dataCategories.map((key) => ({
    key,
    label: view.categoryLabels[key] ?? key,
  }))
  if (categories.length === 0)
    return presence(view, 'exposure', null, ['No data categories are recorded on the incident.'])
  const nameless = categories
    .filter(({ key, label }) => key === label)
    .map(({ key }) => `The category ${key} has no name for people.`)
  return presence(view, 'exposure', { kind: 'data_categories', categories }, nameless)
}

export function deriveExposureScope(view: RecordView): Drawn<'exposure_scope'> {
  const { intendedAudience: intended, actualAudience: actual, affectedLow, affectedHigh } = view.incident.exposure
  const missing: string[] = []
  if (!intended) missing.push('Whom the data was meant for is not recorded.')
  if (!actual) missing.push('Who could read it is not recorded.')
  if (missing.length > 0) return presence(view, 'exposure', null, missing)
  const low = affectedLow ?? affectedHigh
  const high = affectedHigh ?? affectedLow
  const asOf = standingEntries(view.entries, 'exposure.changed').at(-1)?.occurredAt ?? null
  const people = low === null || high === null ? null : { low, high, exact: false, method: null, asOf }
  return presence(view, 'exposure', { kind: 'exposure_scope', intended, actual, people })
}
