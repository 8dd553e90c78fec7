import { type Decision, refuse } from '@/lib/errors'
import { parseDraft, sourceOf } from '@/lib/statements/tokens'

/** A draft as it may leave the house: its free words, with a mark in place of everything else. */
export interface Hidden {
  readonly text: string
  /** What mark n stands for, at n - 1. */
  readonly sources: readonly string[]
}

const mark = (number: number) => `⟦${number}⟧`
const markPattern = /⟦(\d+)⟧/g

/** Rows whose words are facts of their own: whom to ask, when to expect more, what was asked. */
const keptRows = ['Next update', 'Contact', 'Regulator contacts', 'As of', 'Spokesperson', 'Question', 'Q', 'Customer']
const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'
/** Rows that are kept whole, labels, and within rows figures, times, addresses, months and what would look like a mark. */
const kept = new RegExp(
  `^[ \\t]*(?:${keptRows.join('|')}):.*$|^[ \\t]*\\p{Lu}[\\p{L}’' -]{0,40}:(?=\\s|$)|\\S*[\\d@⟦⟧<>{}[\\]]\\S*|\\w+://\\S+|\\b(?:${months})\\b`,
  'gmu',
)

const label = /^[ \t]*\p{Lu}[\p{L}’' -]{0,40}:(?=\s|$)/u

/** A text is cut where rows begin, so that a label is one only where its row begins in the whole draft. */
function cutText(text: string, atRowStart: boolean): { text: string; hidden: boolean }[] {
  // A letter before the text keeps what stands in the middle of a row from being taken for its beginning.
  const lead = atRowStart ? '' : '\u0001'
  const pieces: { text: string; hidden: boolean }[] = []
  const whole = lead + text
  let at = lead.length
  for (const match of whole.matchAll(kept)) {
    const from = Math.max(match.index, lead.length)
    if (from > at) pieces.push({ text: whole.slice(at, from), hidden: false })
    at = match.index + match[0].length
    if (at > from) pieces.push({ text: whole.slice(from, at), hidden: true })
  }
  if (at < whole.length) pieces.push({ text: whole.slice(at), hidden: false })
  return pieces
}

/**
 * Puts marks in place of tokens, linked and marked words, labels, and figures, times and addresses among free words.
 * What is left are words that assert nothing by themselves, which is all that a model is asked to put otherwise.
 */
export function hideTokens(body: string): Hidden {
  const sources: string[] = []
  const hide = (source: string) => {
    sources.push(source)
    return mark(sources.length)
  }
  let before = ''
  const text = parseDraft(body)
    .map((part) => {
      const atRowStart = before === '' || before.endsWith('\n')
      before += sourceOf(part)
      if (part.type !== 'text') return hide(part.source)
      return cutText(part.text, atRowStart)
        .map((piece) => (piece.hidden ? hide(piece.text) : piece.text))
        .join('')
    })
    .join('')
  return { text, sources }
}

/** Whether anything is left that could be put in other words. */
export function hasFreeWords({ text }: Hidden): boolean {
  return /\p{L}{2,}/u.test(text)
}

const labelsIn = (body: string) => body.split('\n').flatMap((row) => label.exec(row)?.[0].trim() ?? [])

function unfit(answer: string, hidden: Hidden): string | null {
  const free = answer.replace(markPattern, '')
  const marks = [...answer.matchAll(markPattern)].map(([, number]) => Number(number))
  const asSent = marks.length === hidden.sources.length && marks.every((number, at) => number === at + 1)
  if (!asSent || /[⟦⟧]/.test(free)) return 'It dropped, added or moved a claim, a linked word, a label or a figure.'
  if (/[{}[\]<>`]|\p{Cc}/u.test(free.replaceAll(/[\n\t]/g, ''))) return 'It holds markup, which no statement does.'
  if (/\p{Nd}/u.test(free)) return 'It holds a figure that the draft does not have.'
  return null
}

/**
 * Puts back what the marks stand for. Refused where the answer has not exactly the marks that were sent, in their order,
 * or brings markup, figures or labels of its own.
 */
export function restoreTokens(body: string, hidden: Hidden, answer: string): Decision<{ body: string }> {
  const refused = (why: string) =>
    refuse('model_answer_unfit', `The model’s answer can’t be used. ${why} Nothing was changed.`)
  const text = answer.replaceAll('\r\n', '\n').trim()
  const why = unfit(text, hidden)
  if (why) return refused(why)
  const restored = text.replace(markPattern, (_, number) => hidden.sources[Number(number) - 1] ?? '')
  const labels = labelsIn(restored)
  if (labels.join('\n') !== labelsIn(body).join('\n')) return refused('It changed the labels of lines.')
  return { ok: true, body: restored }
}
