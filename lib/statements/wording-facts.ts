import type { CountUnit, RecipientClass } from '@/lib/incidents/facts'
import type { Strength, ValueOf } from '@/lib/statements/claims'
import { asPhrase, sayAudience, sayInstant, sayUnits } from '@/lib/statements/phrases'

/** The opening that a strength allows. Below E2 it is only a report, which is for us alone. */
export function opening(strength: Strength): string {
  if (strength < 2) return 'We are looking into a report that'
  if (strength === 2) return 'So far we have seen that'
  return strength === 3 ? 'We have found that' : 'We have confirmed that'
}

const momentWords = { start: 'this began', end: 'this ended', discovery: 'we first learned of this' } as const

export function wordMoment(
  { kind, from, to }: ValueOf<'start' | 'end' | 'discovery'>,
  strength: Strength,
  asOf: string,
): string {
  const at =
    to === null ? `at ${sayInstant(from, asOf)}` : `between ${sayInstant(from, asOf)} and ${sayInstant(to, asOf)}`
  return `${opening(strength)} ${momentWords[kind]} ${at}.`
}

export function wordCause({ text, state }: ValueOf<'cause'>, strength: Strength): string {
  const cause = asPhrase(text)
  if (state === 'hypothesis' || strength < 2) return `We are looking into a possible cause: ${cause}.`
  if (state === 'supported' || strength === 2) return `So far we have seen signs of this cause: ${cause}.`
  return `We have ${strength === 3 ? 'found' : 'confirmed'} the cause: ${cause}.`
}

const concerned: Readonly<Record<CountUnit, string>> = {
  people: 'whose data is concerned',
  records: 'concerned',
  accounts: 'concerned',
}

/** No number below E2; a range with its method at E2; one number from E3; final only where the record says so. */
export function wordNumber(value: ValueOf<'number_affected'>, strength: Strength, asOf: string): string {
  const { unit, low, high, method, deduplicated, final } = value
  if (strength < 2) return `How many ${unit} are concerned is not yet known.`
  const counted = `As of ${sayInstant(asOf, asOf)} we have counted ${sayUnits(low, high, unit)} ${concerned[unit]}`
  if (strength === 2) {
    const twice = deduplicated ? '' : '; some may be counted twice'
    return `${counted}, by this method: ${asPhrase(method)}${twice}; this may change.`
  }
  if (strength === 3) return `${counted}.`
  return final ? `${counted}; this count is final.` : `${counted}; this may change.`
}

const recipientWords: Readonly<Record<Exclude<RecipientClass, 'regulator' | 'other'>, string>> = {
  affected_people: 'the people whose data is concerned',
  employees: 'our employees',
  customers: 'our customers',
  press: 'the press',
  law_enforcement: 'law enforcement',
}

/** A regulator is named; others are named by what they are. */
export function wordNotification(value: ValueOf<'notification'>, strength: Strength, asOf: string): string {
  const { recipientClass, recipient, sentAt, scope } = value
  const who =
    recipientClass === 'regulator' || recipientClass === 'other' ? asPhrase(recipient) : recipientWords[recipientClass]
  const about = scope.trim() === '' ? '' : ` about ${sayAudience(scope)}`
  if (strength < 2) return `We are looking into a report that ${who} was notified.`
  return `We notified ${who}${about} at ${sayInstant(sentAt, asOf)}.`
}

/** What is promised, what is said to be done, and what was tested are three different things. */
export function wordSafeguard(value: ValueOf<'safeguard'>, strength: Strength, asOf: string): string | null {
  const { program, action, state, at } = value
  const what = asPhrase(action)
  if (state === 'planned') return `We have asked for this safeguard for ${program}: ${what}.`
  if (state === 'done') return `This safeguard for ${program} is reported as done and not yet verified: ${what}.`
  if (state !== 'verified' || strength < 3) return null
  return `This safeguard for ${program} was verified at ${sayInstant(at, asOf)}: ${what}.`
}

export function wordUnknown({ question, due }: ValueOf<'unknown'>, _strength: Strength, asOf: string): string {
  const asked = question.trim().replace(/[.?!\s]+$/, '')
  return `We do not yet know the answer to this question: ${asked}? We expect to answer it by ${sayInstant(due, asOf)}.`
}
