import { dataCategoryLabel } from '@/lib/data-categories'
import type { Finding, FindingOutcome, IncidentEvents } from '@/lib/incidents/events'
import { type Exposure, incidentRoleNames, kindNames, statusNames } from '@/lib/incidents/model'
import { placeLabel } from '@/lib/places'
import { formatTime } from '@/lib/time'
import { accessActionNames, boundsWords, factWords } from './facts'
import { levelWords as severityWords } from './severity'
import { factsOf, type Words } from './words'

const utc = (iso: string | null) => (iso ? formatTime(iso, 'UTC') : null)

export const outcomeNames: Readonly<Record<FindingOutcome, string>> = {
  no_indication: 'No indication of access',
  access_found: 'Access was found',
  inconclusive: 'Inconclusive',
  other: 'Other',
}

/** How many people are affected, as bounds; null while nothing is known. */
export function affectedWords({ affectedLow: low, affectedHigh: high }: Exposure): string | null {
  const count = (n: number) => n.toLocaleString('en')
  if (low !== null && high !== null)
    return low === high ? `${count(low)} people` : `${count(low)} to ${count(high)} people`
  if (low !== null) return `At least ${count(low)} people`
  return high === null ? null : `At most ${count(high)} people`
}

function exposureFacts(exposure: Exposure): readonly (readonly [string, string | null])[] {
  return [
    ['Data', exposure.dataCategories.map(dataCategoryLabel).join(', ')],
    ['Whose', exposure.populations.join(', ')],
    ['Where', (exposure.places ?? []).map(placeLabel).join(', ')],
    ['Meant for', exposure.intendedAudience],
    ['Open to', exposure.actualAudience],
    ['Affected', affectedWords(exposure)],
  ]
}

function changedExposure(before: Exposure, after: Exposure) {
  const old = new Map(exposureFacts(before))
  return exposureFacts(after).flatMap(([label, value]): [string, string][] => {
    const was = old.get(label) || 'not recorded'
    return was === (value || 'not recorded') ? [] : [[label, `${was} → ${value || 'not recorded'}`]]
  })
}

function accessFacts({ access }: Finding): readonly (readonly [string, string | null])[] {
  if (!access) return []
  const { actors, low, high, exact, actions } = access
  return [
    ['Access by', `${actors}: ${boundsWords(low, high)}${exact ? ', exactly' : ''}`],
    ['What was done', actions.map((action) => accessActionNames[action]).join(', ')],
  ]
}

function findingWords(finding: Finding): Words {
  const sources = finding.sources.map(({ name, recordsReads, retainedFrom }) => {
    const kept = retainedFrom ? `, kept from ${utc(retainedFrom)}` : ''
    return `${name} (${recordsReads ? 'records reads' : 'does not record reads'}${kept})`
  })
  const facts = factsOf(
    ['Systems', finding.systems.join(', ')],
    ['Sources', sources.join('; ')],
    ['Window', `${utc(finding.windowFrom)} to ${utc(finding.windowTo)}`],
    ['Method', finding.method],
    ['Coverage', `${finding.coveragePercent} %`],
    ['Gaps', finding.gaps.join('; ')],
    ['Reviewer', finding.reviewer],
    ['Second reviewer', finding.secondReviewer],
    ['Sampled', finding.sampled ? `${finding.sampled.reviewed} of ${finding.sampled.of}` : null],
    ['Sources checked to be unaltered', finding.integrityChecked ? 'Yes' : null],
    ...accessFacts(finding),
  )
  const state = finding.finished ? '' : ' (review still running)'
  return { title: `${outcomeNames[finding.outcome]}${state}`, text: finding.text, facts }
}

function filedWords(filed: IncidentEvents['incident.filed']): Words {
  const facts = factsOf(
    ['Kind', kindNames[filed.kind]],
    ['Programs', filed.programs.map(({ name }) => name).join(', ')],
    ...exposureFacts(filed.exposure),
    ['Started', utc(filed.startedAt)],
    ['Detected', utc(filed.detectedAt)],
  )
  const marks = `${filed.visibility === 'restricted' ? ', restricted' : ''}${filed.drill ? ', drill' : ''}`
  const severity = `${severityWords(filed.severity)}${filed.provisional ? ' (provisional)' : ''}`
  return { title: `${filed.title}: ${severity}${marks}`, text: filed.summary, facts }
}

type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

const written = ({ text }: { text: string }): Words => ({ text })

/** How each kind of an incident's own entries reads. */
export const incidentWords: Describe<IncidentEvents> = {
  'incident.filed': filedWords,
  'note.added': written,
  'decision.recorded': written,
  'action.recorded': written,
  'observation.recorded': written,
  'communication.recorded': ({ text, counterpart }) => ({ title: `With ${counterpart}`, text }),
  'containment.recorded': written,
  'finding.recorded': findingWords,
  'severity.changed': ({ from, to, wasProvisional, reason, suggestion }) => ({
    title:
      from === to
        ? `${severityWords(to)} made definite`
        : `${severityWords(from)}${wasProvisional ? ' (provisional)' : ''} → ${severityWords(to)}`,
    text: reason,
    facts: factsOf(
      ['Suggested', suggestion ? `${severityWords(suggestion.suggested)} (entry ${suggestion.seq})` : null],
      ['Why another level', suggestion?.difference ?? null],
    ),
  }),
  'status.changed': ({ from, to, reason, duplicateOf }) => ({
    title: `${statusNames[from]} → ${statusNames[to]}${duplicateOf ? ` of ${duplicateOf}` : ''}`,
    text: reason,
  }),
  'role.assigned': ({ role, from, to }) => ({
    title: `${incidentRoleNames[role]}: ${from ?? 'nobody'} → ${to ?? 'nobody'}`,
  }),
  'exposure.changed': ({ before, after, reason }) => ({
    text: reason,
    facts: factsOf(...changedExposure(before, after)),
  }),
  'program.linked': ({ name }) => ({ title: name }),
  'member.added': ({ name }) => ({ title: name }),
  'evidence.added': ({ number, fileName, note, sha256 }) => ({
    title: `#${number} ${fileName}`,
    text: note,
    facts: factsOf(['SHA-256', sha256]),
  }),
  'entry.corrected': written,
  ...factWords,
}
