import type { Window } from '@/lib/statements/claims'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const two = (value: number) => String(value).padStart(2, '0')

function dayOf(at: Date, yearOf: string): string {
  const year = at.getUTCFullYear() === new Date(yearOf).getUTCFullYear() ? '' : ` ${at.getUTCFullYear()}`
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]}${year}`
}

/** `14:00 UTC on 3 November`; the year is said when it is not that of `yearOf` (ISO), the moment that it is said in. */
export function sayInstant(iso: string, yearOf: string): string {
  const at = new Date(iso)
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC on ${dayOf(at, yearOf)}`
}

/** Whole days read `1 to 31 October`; anything else names both moments with the zone. */
export function sayWindow({ from, to }: Window, yearOf: string): string {
  const [start, end] = [new Date(from), new Date(to)]
  const wholeDays =
    from.includes('T00:00') && start.getUTCHours() === 0 && end.getUTCHours() === 23 && end.getUTCMinutes() === 59
  if (!wholeDays) return `${sayInstant(from, yearOf)} to ${sayInstant(to, yearOf)}`
  const last = dayOf(end, yearOf)
  const sameDay = end.getTime() - start.getTime() < 86_400_000
  if (sameDay) return last
  const sameMonth = start.getUTCMonth() === end.getUTCMonth() && start.getUTCFullYear() === end.getUTCFullYear()
  return `${sameMonth ? start.getUTCDate() : dayOf(start, yearOf)} to ${last}`
}

/** `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** `2`, `1,204`, `between 200 and 260`. */
export function sayCount(low: number, high: number): string {
  const count = (value: number) => value.toLocaleString('en-GB')
  return low === high ? count(low) : `between ${count(low)} and ${count(high)}`
}

const one = { people: 'person', records: 'record', accounts: 'account' } as const

/** `1 record`, `212 people`, `between 200 and 260 accounts`. */
export function sayUnits(low: number, high: number, unit: keyof typeof one): string {
  return `${sayCount(low, high)} ${low === 1 && high === 1 ? one[unit] : unit}`
}

/** `1 person`, `212 people`, `between 200 and 260 people`. */
export function sayPeople(low: number, high: number): string {
  return sayUnits(low, high, 'people')
}

/** A phrase as the middle of a sentence: without blanks and full stop around it. */
export function asPhrase(text: string): string {
  return text.trim().replace(/[.\s]+$/, '')
}

/** A label such as `Keystrokes` within a sentence; one that starts with an acronym stays as it is. */
export function midSentence(label: string): string {
  const phrase = asPhrase(label)
  return /^\p{Lu}\p{Lu}/u.test(phrase) ? phrase : phrase.slice(0, 1).toLowerCase() + phrase.slice(1)
}

const lowerable =
  /^(?:A|An|The|All|Any|Each|Every|Everybody|Everyone|Anybody|Anyone|Some|Most|Only|People|Staff|Employees|Members|Colleagues|Analysts|Engineers|Managers|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b/

/** Who something was for, within a sentence: a first word that is surely no name loses its capital. */
export function sayAudience(text: string): string {
  const phrase = asPhrase(text)
  return lowerable.test(phrase) ? phrase.slice(0, 1).toLowerCase() + phrase.slice(1) : phrase
}
