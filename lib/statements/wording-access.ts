import type { ReviewScope, Strength, ValueOf } from '@/lib/statements/claims'
import { saySteps, stepsOf } from '@/lib/statements/ladder'
import { asPhrase, sayAudience, sayCount, sayInstant, sayList, sayWindow } from '@/lib/statements/phrases'

const sources = (review: ReviewScope) => sayList(review.sources.map(asPhrase))
const asOfHead = (asOf: string) => `As of ${sayInstant(asOf, asOf)},`
const unknown = 'We do not yet know whether the data was improperly accessed.'

function reviewedPart(review: ReviewScope, asOf: string): string {
  return `We have reviewed ${review.coveragePercent}% of ${sources(review)} for ${sayWindow(review.window, asOf)}; we are still reviewing the rest.`
}

/**
 * The scoped form, the only one in which an absence is ever said. Gaps are named in the same sentence. Below E3 there is
 * no absence to say, only how far the review has come.
 */
export function wordNoIndication(value: ValueOf<'no_indication_of_access'>, strength: Strength, asOf: string): string {
  if (strength < 2) return unknown
  if (strength === 2) return reviewedPart(value, asOf)
  const window = sayWindow(value.window, asOf)
  if (strength === 5 && value.gaps.length === 0)
    return `${asOfHead(asOf)} complete access records (${sources(value)}) for ${window} show no improper access.`
  const gaps = value.gaps.length === 0 ? '' : `; this review does not cover ${sayList(value.gaps.map(asPhrase))}`
  return `${asOfHead(asOf)} our review of ${sources(value)} covering ${window} has found no indication of improper access${gaps}.`
}

/** What was found, step by step of the ladder where the finding has the steps, and how many people did it. */
function whatWasFound({ access }: ValueOf<'access_observed'>): { clause: string; count: string } {
  const steps = access ? saySteps(stepsOf(access.actions), sayAudience(access.actors)) : null
  if (!access || steps === null) return { clause: 'improper access to this data', count: '' }
  const count = `; ${access.exact ? '' : 'so far '}we count ${sayCount(access.low, access.high)} of them`
  return { clause: `that the data ${steps}`, count }
}

export function wordObserved(value: ValueOf<'access_observed'>, strength: Strength, asOf: string): string {
  const { clause, count } = whatWasFound(value)
  const where = `${sources(value)} covering ${sayWindow(value.window, asOf)}`
  if (strength < 2) return `We are looking into a report of improper access to this data.`
  if (strength === 2)
    return `${asOfHead(asOf)} we have seen ${clause} in the part that we have reviewed (${value.coveragePercent}% of ${where})${count}.`
  return `${asOfHead(asOf)} our review of ${where} has ${strength === 3 ? 'found' : 'confirmed'} ${clause}${count}.`
}

export function wordNotKnown({ partial }: ValueOf<'access_not_known'>, _strength: Strength, asOf: string): string {
  if (!partial || partial.coveragePercent <= 0 || partial.coveragePercent >= 100) return unknown
  return `${unknown} ${reviewedPart(partial, asOf)}`
}
