import type { ClaimKind, ReviewScope, Strength, ValueOf } from '@/lib/statements/claims'
import { asPhrase, midSentence, sayAudience, sayInstant, sayList, sayPeople, sayWindow } from '@/lib/statements/phrases'

/** What an incident of a kind means in one clause, without cause, blame or adjectives. */
const happened: Readonly<Record<string, string>> = {
  data_exposure: 'could be read by more people than intended',
  unauthorised_access: 'was opened without permission',
  loss: 'was lost',
  integrity: 'was changed in error',
  availability: 'could not be reached by those who need it',
  misuse: 'was used in a way that was not agreed',
  third_party: 'held for us by another company was affected by an incident there',
  policy: 'was handled against our own rules',
}

type Words<K extends ClaimKind> = (value: ValueOf<K>, strength: Strength, asOf: string) => string | null

/** The opening that a strength allows: "so far we have seen" at E2, "found" at E3, "confirmed" from E4. Below E2 none. */
function opening(strength: Strength): string | null {
  if (strength < 2) return null
  if (strength === 2) return 'So far we have seen that'
  return strength === 3 ? 'We have found that' : 'We have confirmed that'
}

const sources = (review: ReviewScope) => sayList(review.sources.map(asPhrase))

/** The scoped form, the only one in which an absence is ever said. Gaps are named in the same sentence. */
const noIndication: Words<'no_indication_of_access'> = (value, strength, asOf) => {
  if (strength < 3) return null
  const window = sayWindow(value.window, asOf)
  const head = `As of ${sayInstant(asOf, asOf)},`
  if (strength === 5)
    return `${head} complete access records (${sources(value)}) for ${window} show no improper access.`
  const gaps = value.gaps.length === 0 ? '' : `; this review does not cover ${sayList(value.gaps.map(asPhrase))}`
  return `${head} our review of ${sources(value)} covering ${window} has found no indication of improper access${gaps}.`
}

const accessObserved: Words<'access_observed'> = (value, strength, asOf) => {
  if (strength < 2) return null
  const where = `${sources(value)} covering ${sayWindow(value.window, asOf)}`
  const head = `As of ${sayInstant(asOf, asOf)},`
  if (strength === 2)
    return `${head} we have seen improper access to this data in the part that we have reviewed (${value.coveragePercent}% of ${where}).`
  return `${head} our review of ${where} has ${strength === 3 ? 'found' : 'confirmed'} improper access to this data.`
}

const notKnown: Words<'access_not_known'> = ({ partial }, _strength, asOf) => {
  const unknown = 'We do not yet know whether the data was improperly accessed.'
  if (!partial || partial.coveragePercent <= 0 || partial.coveragePercent >= 100) return unknown
  return `${unknown} We have reviewed ${partial.coveragePercent}% of ${sources(partial)} for ${sayWindow(partial.window, asOf)}; we are still reviewing the rest.`
}

const pauseStatus: Words<'pause_status'> = ({ program, state, pausedAt, resumedAt }, strength, asOf) => {
  if (strength < 2) return null
  const since = sayInstant(pausedAt, asOf)
  if (state === 'pausing')
    return `At ${since} we ordered collection for ${program} to stop; not every collector has confirmed yet.`
  if (state === 'paused') return `We paused collection for ${program} at ${since}; it has stopped.`
  return `We paused collection for ${program} at ${since} and resumed it${resumedAt ? ` at ${sayInstant(resumedAt, asOf)}` : ''}.`
}

const exposureScope: Words<'exposure_scope'> = ({ intended, actual, people }, strength, asOf) => {
  const open = opening(strength)
  if (!open) return null
  const who = `${open} the data, meant for ${sayAudience(intended)}, could be read by ${sayAudience(actual)}.`
  if (!people) return who
  return `${who} As of ${sayInstant(people.asOf ?? asOf, asOf)} we have counted ${sayPeople(people.low, people.high)} whose data was included${people.exact ? '' : '; this may change'}.`
}

/** Allowed words by kind and strength; null where that strength allows none. */
const wordings: { readonly [K in ClaimKind]: Words<K> } = {
  what_happened: ({ incidentKind, detectedAt, programs }, strength, asOf) => {
    const open = opening(strength)
    const data = programs.length === 0 ? 'data that we hold' : `data collected by ${sayList(programs)}`
    const what = happened[incidentKind] ?? 'was affected by an incident'
    return open && `${open} ${data} ${what}. We learned of it at ${sayInstant(detectedAt, asOf)}.`
  },
  data_categories: ({ categories }, strength) => {
    const open = opening(strength)
    return open && `${open} the data includes ${sayList(categories.map(({ label }) => midSentence(label)))}.`
  },
  exposure_scope: exposureScope,
  pause_status: pauseStatus,
  investigation_ongoing: () => 'Our investigation is ongoing.',
  no_indication_of_access: noIndication,
  access_not_known: notKnown,
  access_observed: accessObserved,
}

/** What a claim may read as at this strength. `asOf` is ISO and is what the words say it is as of. */
export function wordClaim<K extends ClaimKind>(
  kind: K,
  value: ValueOf<K>,
  strength: Strength,
  asOf: string,
): string | null {
  return wordings[kind](value, strength, asOf)
}
