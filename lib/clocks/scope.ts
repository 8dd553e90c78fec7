import type { Regime } from '@/lib/clocks/model'
import { regimes } from '@/lib/clocks/regimes/registry'
import { type Pointer, pointers, type RecordedFacts, unions } from '@/lib/clocks/scope-facts'
import { dataCategoryLabel } from '@/lib/data-categories'

/** A regime that a person should assess, and what in the record says so. */
export interface RegimeToAssess {
  readonly regimeId: string
  readonly why: readonly string[]
}

/**
 * The regimes that a person should decide on, with what recorded facts, and facts that nobody recorded, say for it. None is
 * left out for a fact: what the record speaks against “does not seem to concern” it, and a person decides that. Whether an
 * organisation is of a kind that a regime binds is taken from what the workplace declared; undeclared, it is a question. `enabled` are the ids to consider; without it, all in force.
 */
export function regimesToAssess(facts: RecordedFacts, enabled?: readonly string[]): readonly RegimeToAssess[] {
  return regimes
    .filter(({ id, status }) => (enabled ? enabled.includes(id) : status === 'in_force'))
    .flatMap((regime) => {
      const pointer = pointers[regime.id]
      const why = pointer ? reasons(regime, pointer, facts) : []
      return pointer && why.length > 0
        ? [
            {
              regimeId: regime.id,
              why: [...why, ...numberLines(pointer, facts), ...stageLines(facts), ...whoseLines(facts)],
            },
          ]
        : []
    })
}

function reasons(regime: Regime, pointer: Pointer, facts: RecordedFacts): string[] {
  const isDeclared = facts.declared.includes(regime.id)
  const declared = isDeclared ? ['The workplace declared that it is under this regime.'] : []
  const own =
    pointer.binds === 'people' ? peopleReasons(regime, facts) : organisationReasons(pointer, facts, isDeclared)
  return [...declared, ...own]
}

function peopleReasons(regime: Regime, { dataCategories, places }: RecordedFacts): string[] {
  return [dataReason(dataCategories), placeReason(regime, places)]
}

function dataReason(dataCategories: RecordedFacts['dataCategories']): string {
  if (!dataCategories) return 'No entry says which categories of data are concerned.'
  if (dataCategories.length === 0)
    return 'No personal data are recorded as concerned: this law does not seem to concern it. Decide.'
  return `Personal data are concerned: ${dataCategories.map(dataCategoryLabel).join(', ')}.`
}

function placeReason(regime: Regime, places: readonly string[] | null): string {
  if (!places) return 'No entry says where the people concerned are.'
  const own = new Set(regime.places.flatMap((place) => unions[place] ?? [place]))
  const matching = places.filter((place) => own.has(place) || unions[place]?.some((country) => own.has(country)))
  if (matching.length > 0) return `People concerned are in ${matching.join(', ')}.`
  const isState = regime.places.some((place) => place.startsWith('US-'))
  if (isState && places.includes('US')) return 'People concerned are in the US; no entry says in which states.'
  return `People concerned are recorded in ${places.join(', ')} alone: this law does not seem to concern them. Decide.`
}

function organisationReasons(pointer: Pointer, facts: RecordedFacts, isDeclared: boolean): string[] {
  const isHealth = facts.dataCategories?.some((key) => key.startsWith('user.health')) ?? false
  return [
    ...(isDeclared ? [] : ['It binds by what an organisation is, which nobody has declared here.']),
    ...(pointer.onHealthData && isHealth ? ['Health data are concerned.'] : []),
    ...(pointer.onDisruption && facts.serviceDisrupted ? ['A service was disrupted.'] : []),
    ...(pointer.onExtortion && facts.extortionPaid ? ['An extortion payment was made.'] : []),
  ]
}

function numberLines({ people }: Pointer, { affected }: RecordedFacts): string[] {
  if (!people) return []
  const from = people.from.toLocaleString('en')
  if (affected?.unit !== 'people')
    return [`No entry says how many people are affected; it asks whether they are ${from} or more.`]
  const high = affected.high.toLocaleString('en')
  return [
    affected.high >= people.from
      ? `Up to ${high} people are affected; it names ${from} or more.`
      : `Up to ${high} people are affected so far, fewer than the ${from} that it names; other thresholds may be met.`,
  ]
}

const stageWords: Readonly<Record<NonNullable<RecordedFacts['stage']>, string>> = {
  X0: 'The data are recorded as never reachable; that judgment is to be confirmed.',
  X1: 'The data were reachable by people inside who should not have them. No access was seen, which does not mean that there was none.',
  X2: 'Access by people inside who should not have it was observed.',
  X3: 'The data were reachable or disclosed outside.',
  X4: 'The data were taken, made public or misused.',
}

function stageLines({ stage }: RecordedFacts): string[] {
  return [stage ? stageWords[stage] : 'No entry says how far the data were exposed.']
}

function whoseLines({ populations, programs }: RecordedFacts): string[] {
  return [
    ...(populations.length > 0 ? [`Whose data: ${populations.join(', ')}.`] : []),
    ...(programs.length > 0 ? [`Programs concerned: ${programs.join(', ')}.`] : []),
  ]
}
