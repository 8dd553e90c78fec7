import { parseArgs } from 'node:util'
import { deriveAll } from '@/lib/statements/derive'
import { documentOf } from '@/lib/statements/lint/document'
import { lintDocument } from '@/lib/statements/lint/lint'
import { noBackground } from '@/lib/statements/lint/model'
import { renderedTextOf } from '@/lib/statements/render'
import { reviewedRecord } from '@/lib/testing/statements/facts'
import { machine } from './machine'

// The rules of wording over a text of 1,000 words with claims in it, as the editor runs them. npm run bench -- lint
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '300' }, words: { type: 'string', default: '1000' } },
})

const sentences = [
  '{{claim:what_happened}}',
  'On 3 November at 10:42 UTC the platform team took the folder back to the group that it was made for.',
  '[[claim:no_indication_of_access|Our review of the access logs from 1 to 31 October found no sign of downloads]].',
  'You do not need to do anything now, and your managers know that you may ask for time to read this.',
  'We are sorry that we left the folder open.',
  '{{claim:exposure_scope}}',
  'Some of the notes may possibly have been visible to more people than we planned.',
]
const wordsIn = (text: string) => text.split(/\s+/).length
const available = deriveAll(reviewedRecord)

/** A draft that reads as so many words. */
function textOf(count: number): string {
  const lines: string[] = []
  const read = () => wordsIn(renderedTextOf(lines.join(' '), available))
  while (read() < count) lines.push(sentences[lines.length % sentences.length] ?? '')
  return lines.map((line, at) => (at % 5 === 4 ? `${line}\n\n` : `${line} `)).join('')
}

const body = textOf(Number(values.words))
const text = { kind: 'employee_notice', originalKind: null, title: 'Notice', body, claims: available } as const
const background = { ...noBackground, available, now: '2026-11-03T15:00:00.000Z' }
const taken: number[] = []
let marks = 0
for (let run = 0; run < Number(values.runs) + 20; run++) {
  const start = performance.now()
  marks = lintDocument(documentOf(text, background)).length
  if (run >= 20) taken.push(performance.now() - start)
}
taken.sort((a, b) => a - b)
const at = (part: number) => Math.round((taken[Math.floor((taken.length - 1) * part)] ?? 0) * 100) / 100
const words = wordsIn(renderedTextOf(body, available))
console.log(
  JSON.stringify({
    words,
    marks,
    runs: taken.length,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    machine: machine(),
  }),
)
