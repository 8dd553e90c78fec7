import type { Finding } from '@/lib/incidents/events'
import type { ReviewScope, Window } from '@/lib/statements/claims'
import { readingSources, sourceName } from '@/lib/statements/coverage'
import { contradicted, type Effects, stale } from '@/lib/statements/effects/effect'

const ms = (iso: string) => Date.parse(iso)
const windowOf = (finding: Finding): Window => ({ from: finding.windowFrom, to: finding.windowTo })

function overlap(a: Window, b: Window): boolean {
  return ms(a.from) <= ms(b.to) && ms(b.from) <= ms(a.to)
}

const searched = ({ sources }: ReviewScope, name: string) =>
  sources.some((source) => sourceName(source) === sourceName(name))

/** Whether a later review looked at more than the published one: another source, a wider window, a gap not named. */
function widens(value: ReviewScope, finding: Finding): boolean {
  const wider = ms(finding.windowFrom) < ms(value.window.from) || ms(finding.windowTo) > ms(value.window.to)
  const newSource = readingSources(finding).some(({ name }) => !searched(value, name))
  return wider || newSource || finding.gaps.some((gap) => !value.gaps.includes(gap))
}

const noIndication: Effects<'no_indication_of_access'> = {
  'finding.recorded': (value, { payload }) => {
    if (payload.outcome === 'access_found')
      return overlap(value.window, windowOf(payload))
        ? contradicted('A finding shows improper access within the reviewed period.')
        : stale('A finding shows improper access outside the reviewed period.')
    if (payload.outcome === 'inconclusive') return stale('A later review of access was inconclusive.')
    if (payload.outcome === 'no_indication' && widens(value, payload))
      return stale('A later review covers more than the one that this rests on.')
    return null
  },
  'log_source.found': (value, { payload: { name, recordsReads, retainedFrom } }) => {
    if (!searched(value, name))
      return recordsReads ? stale(`A log was found that the review did not search: ${name}.`) : null
    if (!recordsReads) return stale(`A log that the review searched does not record reading: ${name}.`)
    return retainedFrom !== null && ms(retainedFrom) > ms(value.window.from)
      ? stale(`A log that the review searched does not reach back to the start of its window: ${name}.`)
      : null
  },
  'bounds.recorded': (value, { payload: { which, from, to } }) => {
    if (which === 'start' && ms(from) < ms(value.window.from))
      return stale('It began earlier than the review reaches back.')
    if (which === 'end' && ms(to ?? from) > ms(value.window.to)) return stale('It ended later than the review reaches.')
    return null
  },
}

const notKnown: Effects<'access_not_known'> = {
  'finding.recorded': (_value, { payload }) => {
    if (payload.outcome === 'access_found') return contradicted('A finding shows improper access: it is known now.')
    if (payload.finished && payload.outcome === 'no_indication') return stale('A review of access has finished since.')
    return payload.outcome === 'no_indication' ? stale('The review of access has moved on since.') : null
  },
  'log_source.found': ({ partial }, { payload }) =>
    partial && payload.recordsReads && !searched(partial, payload.name)
      ? stale(`A log was found that the review did not search: ${payload.name}.`)
      : null,
}

const observed: Effects<'access_observed'> = {
  'finding.recorded': ({ access: said }, { payload: { outcome, access } }) => {
    if (outcome !== 'access_found') return null
    if (said?.exact && access && (access.low > said.high || access.high < said.low))
      return contradicted('A later finding counts others than those who were given exactly.')
    return stale('A later finding shows further improper access.')
  },
}

/** What was searched or found later, and what it does to what was said of access. */
export const accessEffects = {
  no_indication_of_access: noIndication,
  access_not_known: notKnown,
  access_observed: observed,
}
