import { lineContent, readNotKnown } from '@/lib/statements/slots'
import { claimsNamedIn } from '@/lib/statements/tokens'

/** One question of a Q&A with what is said to it. */
export interface Answered {
  readonly question: string
  readonly answer: string
  /** The answer names a claim, or says who finds it out and by when. */
  readonly bound: boolean
}

const ends = ['Q:', 'Bridge lines:', 'Banned lines:']

/** An answer stands on the record, or says that it is open: nothing between. */
function isBoundAnswer(answer: string): boolean {
  return claimsNamedIn(answer).length > 0 || readNotKnown(answer) !== null
}

/** Reads `Q: …` with the `A: …` after it, in order; a question without an answer has an empty one. */
export function questionsIn(body: string): Answered[] {
  return body
    .split(/^(?=[^\S\n]*Q:)/m)
    .map((block) => block.trim())
    .filter((block) => block.startsWith('Q:'))
    .map((block) => {
      const question = lineContent('Q:', block, ['A:', ...ends.slice(1)]) ?? ''
      const answer = lineContent('A:', block, ends) ?? ''
      return { question, answer, bound: isBoundAnswer(answer) }
    })
}
