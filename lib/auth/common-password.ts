import { dictionary } from '@zxcvbn-ts/language-common'

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/** The shortest text that gives this one when it is repeated. */
function period(text: string): string {
  return text.slice(0, (text + text).indexOf(text, 1))
}

/**
 * Whether guessing would start here: one of the some 50,000 most used passwords, also repeated or with digits and marks
 * behind it, in either case of letters; one or two characters over and over; or a word that anybody can know of this person
 * and place.
 */
export function isCommonPassword(password: string, known: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  const stem = text.replace(/[\d\W_]+$/u, '')
  const words = ['standdown', ...known.flatMap((word) => [word, ...word.split('@'), ...word.split(/[\s@.]+/)])]
  const own = new Set(words.map((word) => word.toLowerCase()).filter((word) => word.length >= 3))
  return [text, stem, period(text), period(stem)].some(
    (word) => (word.length > 0 && word.length < 3) || common.has(word) || own.has(word),
  )
}
