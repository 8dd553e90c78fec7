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
  const { text, start } = sentence
  if (isContactLine(sentence) || isOpenAnswer(sentence)) return undefined
  const lower = text.toLowerCase()
  for (const person of people) {
    const name = person.trim()
    if (name.length < shortestName || !lower.includes(name.toLowerCase())) continue
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}(?![\\p{L}\\p{N}])`, 'iu').exec(text)
    if (match) return [start + match.index, start + match.index + match[0].length]
  }
  return undefined
}
