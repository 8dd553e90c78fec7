import type { ClaimKind, Strength, ValueOf } from '@/lib/statements/claims'
import { stepWords } from '@/lib/statements/ladder'
import { midSentence, sayAudience, sayInstant, sayList, sayPeople } from '@/lib/statements/phrases'
import { wordNoIndication, wordNotKnown, wordObserved } from '@/lib/statements/wording-access'
import {
  opening,
  wordCause,
  wordMoment,
  wordNotification,
  wordNumber,
  wordSafeguard,
  wordUnknown,
} from '@/lib/statements/wording-facts'

/** What an incident of a kind means in one clause, without cause, blame or adjectives, and no step up the ladder. */
const happened: Readonly<Record<string, string>> = {
  data_exposure: `${stepWords.reachable} by more people than intended`,
  unauthorised_access: 'was within reach of somebody who had no permission',
  loss: 'was lost',
  integrity: 'was changed in error',
  availability: `could not be used by those who need it`,
  misuse: 'was used in a way that was not agreed',
  third_party: 'held for us by another company was affected by an incident there',
  policy: 'was handled against our own rules',
}

type Words<K extends ClaimKind> = (value: ValueOf<K>, strength: Strength, asOf: string) => string | null

const whatHappened: Words<'what_happened'> = ({ incidentKind, detectedAt, programs }, strength, asOf) => {
  const data = programs.length === 0 ? 'data that we hold' : `data collected by ${sayList(programs)}`
  const what = happened[incidentKind] ?? 'was affected by an incident'
  return `${opening(strength)} ${data} ${what}. We learned of it at ${sayInstant(detectedAt, asOf)}.`
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
  const who = `${opening(strength)} the data, meant for ${sayAudience(intended)}, ${stepWords.reachable} by ${sayAudience(actual)}.`
  if (!people || strength < 2) return who
  return `${who} As of ${sayInstant(people.asOf ?? asOf, asOf)} we have counted ${sayPeople(people.low, people.high)} whose data was included${people.exact ? '' : '; this may change'}.`
}

/** Allowed words by kind and strength; null where that strength allows none. */
const wordings: { readonly [K in ClaimKind]: Words<K> } = {
  what_happened: whatHappened,
  discovery: wordMoment,
  start: wordMoment,
  end: wordMoment,
  cause: wordCause,
  data_categories: ({ categories }, strength) =>
    `${opening(strength)} the data includes ${sayList(categories.map(({ label }) => midSentence(label)))}.`,
  exposure_scope: exposureScope,
  number_affected: wordNumber,
  pause_status: pauseStatus,
  safeguard: wordSafeguard,
  notification: wordNotification,
  investigation_ongoing: () => 'Our investigation is ongoing.',
  no_indication_of_access: wordNoIndication,
  access_not_known: wordNotKnown,
  access_observed: wordObserved,
  unknown: wordUnknown,
}

/** Said at no strength, whoever wrote the words that the record holds. */
const neverAllowed = [
  /\bno[\s-]?(?:one|body)\b[^.]{0,60}\b(?:access|open|read|cop(?:y|ied)|saw|seen|view|look|list|reach)/iu,
  /\bdata\b[^.]{0,30}\b(?:is|are|was|were|remains?|stays?|kept)\b[^.]{0,20}\b(?:safe|secure)\b/iu,
  /\b(?:no|zero|without(?:\sany)?) risks?\b/iu,
]

/** Whether words are among those that are never said of an incident: nobody looked, the data is safe, there is no risk. */
export function isNeverAllowed(words: string): boolean {
  const plain = words.normalize('NFKC').replace(/\s+/gu, ' ')
  return neverAllowed.some((pattern) => pattern.test(plain))
}

/**
 * What a claim may read as at this strength; null where it may not be said. `asOf` is ISO and is what the words say it is
 * as of. Words that are allowed at no strength don't come out either, whatever somebody wrote into the record.
 */
export function wordClaim<K extends ClaimKind>(
  kind: K,
  value: ValueOf<K>,
  strength: Strength,
  asOf: string,
): string | null {
  const words = wordings[kind](value, strength, asOf)
  return words === null || isNeverAllowed(words) ? null : words
}
