import { fold } from '@/lib/statements/lint/fold'
import { personIn } from '@/lib/statements/lint/people'
import type { Sentence } from '@/lib/statements/lint/sentences'
import { type Finding, placeOf, type StructureRule } from '@/lib/statements/lint/structure/rule'

const logLine =
  /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}\S*\s+\S+|\b(?:GET|PUT|POST|DELETE|HEAD) \/\S+|\b\w+=(?:"[^"]*"|\S+)\s+\w+=\S+|\{"\w+":/

/** So many words in a row are a quotation; fewer are how anybody would say it. */
const quotedWords = 8

const words = (text: string) =>
  fold(text)
    .text.toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

function runsOf(texts: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (const text of texts) {
    const all = words(text)
    for (let i = 0; i + quotedWords <= all.length; i++) runs.add(all.slice(i, i + quotedWords).join(' '))
  }
  return runs
}

function quotes(sentence: Sentence, runs: ReadonlySet<string>): boolean {
  if (runs.size === 0) return false
  const own = sentence.parts.filter(({ type }) => type !== 'claim' && type !== 'earlier')
  return own.some((part) => {
    const from = Math.max(part.start, sentence.start) - sentence.start
    const all = words(sentence.text.slice(from, Math.min(part.end, sentence.end) - sentence.start))
    return all.some((_, i) => runs.has(all.slice(i, i + quotedWords).join(' ')))
  })
}

export const evidenceLeakRule: StructureRule = {
  id: 'S12',
  name: 'EVIDENCE_LEAK',
  severity: 'block',
  reason: 'This shows evidence, or who gave it, to people who may not see it.',
  mend: 'Say it in your own words, without names, and in sum.',
  find({ sentences, document }) {
    if (document.audienceClass === 'internal') return []
    const runs = runsOf(document.evidence.map(({ text }) => text))
    return sentences.flatMap((sentence): Finding[] => {
      const log = placeOf(sentence, logLine)
      if (log) return [{ sentence, at: log, detail: 'A raw log line.' }]
      const person = personIn(sentence, document.witnesses)
      if (person)
        return [{ sentence, at: person, detail: 'It names somebody who reported, reviewed or gave evidence.' }]
      return quotes(sentence, runs) ? [{ sentence, detail: 'It quotes an entry of the record word for word.' }] : []
    })
  },
}
