import type { z } from 'zod'
import type { lintContext } from '@/lib/statements/lint/context-schema'
import { lintText, type TextContext } from '@/lib/statements/lint/lint'
import type { Mark } from '@/lib/statements/lint/model'

/** Fields that were not given are left out: absent and undefined are not the same to the rules. */
export function contextOf(given: z.output<typeof lintContext>): TextContext {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** A mark as the command prints it in JSON. */
export function printedMark({
  rule,
  severity,
  sentenceText,
  start,
  end,
  words,
  reason,
  mend,
  rewrite,
  sentence,
}: Mark) {
  const said = { rule, severity, sentence: sentence < 0 ? '' : sentenceText, start, end, words, reason, mend }
  return rewrite ? { ...said, rewrite } : said
}

/** The marks of a text as a person reads them, one paragraph each, and a line with how many there are. */
export function readableReport(text: string, context: TextContext): string {
  const marks = lintText(text, context)
  const lines = marks.map(({ rule, severity, words, sentenceText, sentence, reason, mend, rewrite }) =>
    [
      `${rule} ${severity}${words === '' || words === sentenceText ? '' : `  “${words}”`}`,
      ...(sentence < 0 ? [] : [`  ${sentenceText.replace(/\s+/g, ' ')}`]),
      `  ${reason} ${mend}`,
      ...(rewrite ? [`  ${rewrite.label}: ${rewrite.body}`] : []),
    ].join('\n'),
  )
  const blocks = marks.filter(({ severity }) => severity === 'block').length
  const count =
    marks.length === 0 ? 'No marks.' : `${blocks} to mend before approval, ${marks.length - blocks} to look at.`
  return [...lines, count].join('\n\n')
}
