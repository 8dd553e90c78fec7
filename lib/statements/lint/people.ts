import type { Sentence } from '@/lib/statements/lint/sentences'

/** A text as the source of a pattern that matches just that text. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Shorter names would be found in half of all words. */
const shortestName = 3

/** Where a sentence names one of the people, as offsets in the rendered text. */
export function personIn({ text, start }: Sentence, people: readonly string[]): readonly [number, number] | undefined {
  const lower = text.toLowerCase()
  for (const person of people) {
    const name = person.trim()
    if (name.length < shortestName || !lower.includes(name.toLowerCase())) continue
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}(?![\\p{L}\\p{N}])`, 'iu').exec(text)
    if (match) return [start + match.index, start + match.index + match[0].length]
  }
  return undefined
}
