import type { ReviewScope } from '@/lib/statements/claims'
import { fold } from '@/lib/statements/lint/fold'

const months = [
  ...(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'] as const),
  ...(['november', 'december'] as const),
] as const
const month = `(${months.join('|')})`
/** `3 November`, `3 November 2026`, `1 to 31 October`: the first day of a pair shares the month of the second. */
const dayPattern = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s*(?:to|and|until|through|–|-)\\s*)?(\\d{1,2})(?:st|nd|rd|th)? ${month}(?: (\\d{4}))?\\b`,
  'gi',
)
const isoPattern = /\b\d{4}-\d{2}-\d{2}\b/g
/** When it was said is no part of what was reviewed. */
const saidAt = /\bas (?:of|at) [^,;.]*[,;.]?/gi

const dayMs = 86_400_000
const dayOf = (iso: string) => Math.floor(Date.parse(iso) / dayMs)

/** The days that words name, as days since 1970; a day without a year is of `year`. */
function daysIn(words: string, year: number): number[] {
  const days = [...words.matchAll(isoPattern)].map(([iso]) => dayOf(iso))
  for (const [, first, last, name = '', written] of words.matchAll(dayPattern))
    for (const day of [first, last])
      if (day !== undefined) {
        const at = Date.UTC(Number(written ?? year), months.indexOf(name.toLowerCase() as 'may'), Number(day))
        days.push(Math.floor(at / dayMs))
      }
  return days
}

const plain = (text: string) => fold(text).text.toLowerCase().trim()

/** What own words on a review of access say beyond it, or leave out of what it does not cover; null where nothing. */
export function beyondReview(words: string, { window, gaps }: ReviewScope): string | null {
  const said = fold(words).text.replace(saidAt, ' ')
  const [from, to] = [dayOf(window.from), dayOf(window.to)]
  if (daysIn(said, new Date(window.to).getUTCFullYear()).some((day) => day < from || day > to))
    return `The review covers ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}, and no other day.`
  const unnamed = gaps.filter((gap) => !plain(words).includes(plain(gap).replace(/\.$/, '')))
  return unnamed.length > 0 ? `The review does not cover ${unnamed.join(', ')}: say so here.` : null
}
