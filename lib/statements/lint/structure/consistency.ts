import { isBound } from '@/lib/statements/lint/bound'
import type { Sentence } from '@/lib/statements/lint/sentences'
import { type Finding, placeOf, type Reading, type StructureRule } from '@/lib/statements/lint/structure/rule'
import { accessLadder, stepOf } from '@/lib/statements/lint/structure/terms'

const otherNames = /\bthe (?:pilot|trial|scheme|initiative|experiment)\b/i

/** Free and linked words on access for one claim that go up the ladder from one sentence to another. */
function mixedVerbs(sentences: readonly Sentence[]): Finding[] {
  const first = new Map<string, number>()
  const findings: Finding[] = []
  for (const sentence of sentences)
    for (const part of sentence.parts.filter(isBound)) {
      const step = part.type === 'linked' ? stepOf(part.text) : -1
      if (step < 0) continue
      const before = first.get(part.key) ?? step
      first.set(part.key, before)
      if (before === step) continue
      const [earlier, now] = [accessLadder[before]?.name, accessLadder[step]?.name]
      findings.push({ sentence, at: [part.start, part.end], detail: `Earlier it “${earlier}”, here it “${now}”.` })
    }
  return findings
}

function otherNamesOf({ sentences, document: { available, claims } }: Reading): Finding[] {
  const names = [...claims, ...available].flatMap(({ value }) =>
    value?.kind === 'pause_status' ? [value.program] : value?.kind === 'what_happened' ? value.programs : [],
  )
  const text = sentences.map((sentence) => sentence.text).join(' ')
  const [name] = names.filter((known) => text.includes(known))
  if (name === undefined) return []
  return sentences.flatMap((sentence): Finding[] => {
    const at = placeOf(sentence, otherNames)
    return at ? [{ sentence, at, detail: `Elsewhere it is called ${name}.` }] : []
  })
}

export const termRule: StructureRule = {
  id: 'S11',
  name: 'TERM_CONSISTENCY',
  severity: 'warn',
  reason: 'One thing under two names reads as two things.',
  mend: 'Use the same word throughout.',
  find: (reading) => [...mixedVerbs(reading.sentences), ...otherNamesOf(reading)],
}
