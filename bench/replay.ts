import { parseArgs } from 'node:util'
import { deriveAll } from '@/lib/statements/derive'
import type { RecordEntry } from '@/lib/statements/record'
import { statementStandingAt } from '@/lib/statements/standing'
import { entry, exposure, finding, opening, view } from '@/lib/testing/statements/record'
import { machine } from './machine'

// The standing of every claim of a statement, replayed over a long timeline at moments of it. npm run bench -- replay
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '300' }, entries: { type: 'string', default: '2000' } },
})

/** What a long incident's timeline holds: of ten entries, six that claims don't rest on and four that they may fall by. */
function entryAt(seq: number): RecordEntry {
  const log = { name: `log ${seq}`, recordsReads: false, retainedFrom: null, text: '' }
  if (seq % 10 === 3) return entry(seq, 'log_source.found', log)
  if (seq % 10 === 5) return entry(seq, 'exposure.changed', { before: exposure, after: exposure })
  if (seq % 10 === 7) return entry(seq, 'finding.recorded', finding())
  if (seq % 10 === 9) return entry(seq, 'status.changed', { from: 'investigating', to: 'contained' })
  return entry(seq, 'note.added', { text: 'x' })
}

const reviewed = [...opening, entry(5, 'finding.recorded', finding())]
const claims = deriveAll(view(reviewed)).flatMap(({ value, ...claim }) =>
  value === null ? [] : [{ ...claim, value, cutoffSeq: reviewed.length }],
)
const count = Number(values.entries)
const timeline = [
  ...reviewed,
  ...Array.from({ length: count - reviewed.length }, (_, index) => entryAt(reviewed.length + 1 + index)),
]
const taken: number[] = []
for (let run = 0; run < Number(values.runs) + 20; run++) {
  const at = timeline[(run * 37) % timeline.length]?.recordedAt ?? ''
  const start = performance.now()
  statementStandingAt(claims, timeline, run % 2 === 0 ? (timeline.at(-1)?.recordedAt ?? at) : at, null)
  if (run >= 20) taken.push(performance.now() - start)
}
taken.sort((a, b) => a - b)
const at = (part: number) => Math.round((taken[Math.floor((taken.length - 1) * part)] ?? 0) * 100) / 100
console.log(
  JSON.stringify({
    ...{ entries: timeline.length, claims: claims.length, runs: taken.length },
    ...{ p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1), machine: machine() },
  }),
)
