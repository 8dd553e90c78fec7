const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Words of a rendered text: runs between blanks that hold a letter or a digit. */
function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Sentences of a text, each trimmed; a line’s end ends one too. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((row) => [...sentences.segment(row)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** Lines of the header that every statement carries: they count as no words of what is said. */
const headerLines = /^\s*(?:Next update|Contact):/

/** Words of what is said: a rendered text without its lines for the next update and for contact. */
export function countSaid(text: string): number {
  return countWords(
    text
      .split('\n')
      .filter((row) => !headerLines.test(row))
      .join('\n'),
  )
}
