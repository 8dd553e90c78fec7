import type { PlacedPart, Sentence } from '@/lib/statements/lint/sentences'
import { claimToken, linkedWords, markedWords } from '@/lib/statements/tokens'

/** A part that lies whole in the sentence, as it stands in the draft; null if only some of it does. */
function draftOf(part: PlacedPart, { start, end, text }: Sentence): string | null {
  const [from, to] = [Math.max(part.start, start), Math.min(part.end, end)]
  if (part.type === 'text' || part.type === 'unknown') return text.slice(from - start, to - start)
  if (from !== part.start || to !== part.end) return null
  if (part.type === 'claim') return claimToken(part.key)
  if (part.type === 'earlier') return `{{earlier:${part.key}}}`
  if (part.type === 'linked') return linkedWords(part.key, part.text)
  return markedWords(part.as, part.text)
}

/**
 * The sentence as the draft has it, with free words from `start` to `end` (offsets in the rendered text) replaced. Null
 * where the range is not free text or a token is cut by the sentence: then nothing can be offered without losing it.
 */
export function replacedIn(sentence: Sentence, [start, end]: readonly [number, number], words: string): string | null {
  let done = false
  const pieces = sentence.parts.map((part) => {
    const draft = draftOf(part, sentence)
    if (part.type !== 'text' || part.start > start || part.end < end || done) return draft
    done = true
    const from = Math.max(part.start, sentence.start)
    const to = Math.min(part.end, sentence.end)
    const own = sentence.text
    return (
      own.slice(from - sentence.start, start - sentence.start) +
      words +
      own.slice(end - sentence.start, to - sentence.start)
    )
  })
  return done && pieces.every((piece) => piece !== null) ? pieces.join('') : null
}

/** The sentence as the draft has it; null where a token is cut by it. */
export function sourceOfSentence(sentence: Sentence): string | null {
  const pieces = sentence.parts.map((part) => draftOf(part, sentence))
  return pieces.every((piece) => piece !== null) ? pieces.join('') : null
}
