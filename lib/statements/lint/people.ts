import { fold, placeIn } from '@/lib/statements/lint/fold'
import { isOpenAnswer, type Sentence } from '@/lib/statements/lint/sentences'

/** A text as the source of a pattern that matches just that text. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Shorter names would be found in half of all words. */
const shortestName = 3

/** Lines whose content is a name or an address that is meant to be known. */
const contactLabels = new Set(['Contact', 'Spokesperson', 'Media contact', 'Press contact', 'Regulator contacts'])

export function isContactLine({ label }: Pick<Sentence, 'label'>): boolean {
  return label !== null && contactLabels.has(label)
}

/**
 * Where a sentence names one of the people, as offsets in the rendered text. A contact line does by design, and so does
 * an answer that is still open: it says who finds out.
 */
export function personIn(sentence: Sentence, people: readonly string[]): readonly [number, number] | undefined {
  if (isContactLine(sentence) || isOpenAnswer(sentence)) return undefined
  const read = fold(sentence.text)
  const lower = read.text.toLowerCase()
  for (const person of people) {
    const name = fold(person).text.trim()
    if (name.length < shortestName || !lower.includes(name.toLowerCase())) continue
    const place = placeIn(read, new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}(?![\\p{L}\\p{N}])`, 'iu'))
    if (place) return [sentence.start + place[0], sentence.start + place[1]]
  }
  return undefined
}
