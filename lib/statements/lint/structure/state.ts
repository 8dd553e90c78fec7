import { isSufficient } from '@/lib/statements/claims'
import type { Sentence } from '@/lib/statements/lint/sentences'
import { type Finding, placeOf, type Reading, type StructureRule } from '@/lib/statements/lint/structure/rule'

const openNow =
  /\b(?:access|folder|files?|data|exposure|link|store)\b[^.]{0,40}\b(?:is|are|remains?|stays?) (?:still |currently |now )?(?:open|accessible|visible|reachable|exposed|ongoing)\b/i
const wasPaused = /\b(?:was|were|had been) (?:paused|suspended|halted|stopped|on hold)\b/i
const isPaused =
  /\b(?:is|are|remains?|stays?) (?:still |currently |now )?(?:paused|suspended|halted|stopped|on hold)\b/i
const isRunning =
  /\b(?:collection|program|programme)\b[^.]{0,40}\b(?:is|are) (?:still |currently |now )?(?:running|collecting|active|in operation)\b|\bcontinues to (?:run|collect)\b/i
const resumedToo = /\b(?:resumed|restarted|until|since then)\b/i
const closedToo = /\b(?:closed|ended|until|stopped)\b/i

interface States {
  readonly ended: boolean
  readonly paused: boolean
  readonly resumed: boolean
}

function statesOf({ document: { available, claims } }: Reading): States {
  const known = [...available, ...claims].filter((claim) => isSufficient(claim, 'internal'))
  const pauses = known.flatMap(({ value }) => (value?.kind === 'pause_status' ? [value.state] : []))
  return {
    ended: known.some(({ kind }) => kind === 'end'),
    paused: pauses.length > 0 && pauses.every((state) => state === 'paused'),
    resumed: pauses.length > 0 && pauses.every((state) => state === 'resumed'),
  }
}

function mismatch({ text }: Sentence, { ended, paused, resumed }: States): [RegExp, string] | null {
  if (ended && openNow.test(text) && !closedToo.test(text)) return [openNow, 'The record says that it has ended.']
  if (resumed && isPaused.test(text)) return [isPaused, 'The record says that it has resumed.']
  if (resumed && wasPaused.test(text) && !resumedToo.test(text)) return [wasPaused, 'It has resumed since: say both.']
  if (paused && isRunning.test(text)) return [isRunning, 'The record says that it is paused.']
  if (paused && wasPaused.test(text) && resumedToo.test(text))
    return [wasPaused, 'The record says that it is still paused.']
  return null
}

export const tenseRule: StructureRule = {
  id: 'S09',
  name: 'TENSE_STATE',
  severity: 'block',
  reason: 'The tense says another state than the record.',
  mend: 'Use the tense that matches, or give both dates.',
  find(reading) {
    const states = statesOf(reading)
    return reading.sentences.flatMap((sentence): Finding[] => {
      if (sentence.parts.every(({ type }) => type === 'claim' || type === 'earlier')) return []
      const found = mismatch(sentence, states)
      if (!found) return []
      const at = placeOf(sentence, found[0])
      return [{ sentence, ...(at ? { at } : {}), detail: found[1] }]
    })
  },
}
