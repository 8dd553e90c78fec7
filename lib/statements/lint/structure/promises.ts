import { normaliseSentence } from '@/lib/statements/lint/sentences'
import { sha256Hex } from '@/lib/statements/lint/sha256'
import { type Finding, placeOf, type StructureRule } from '@/lib/statements/lint/structure/rule'

const promise =
  /\b(?:we|the company|our team|(?:the|our) [\w ]{1,30}team) (?:will|shall|plan to|intend to|are going to)\b|\b(?:daily|weekly|hourly|monthly|regular) (?:reports?|updates?|briefings?)\b|\bupdates? (?:will )?(?:follows?|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|every|each)\b/i

/** The line that says when more follows is kept by the statement itself. */
const keptByItself = new Set(['Next update'])

export const commitmentRule: StructureRule = {
  id: 'S10',
  name: 'COMMITMENT_TRACK',
  severity: 'warn',
  reason: 'A promise that nobody keeps track of is the first thing to break.',
  mend: 'Track it: who keeps it, and by when.',
  find: ({ sentences, document: { commitments }, record }) =>
    sentences.flatMap((sentence): Finding[] => {
      if (record === 'absent' || keptByItself.has(sentence.label ?? '')) return []
      const at = placeOf(sentence, promise)
      if (!at || sentence.parts.every(({ type }) => type === 'claim' || type === 'earlier')) return []
      const hash = sha256Hex(normaliseSentence(sentence.text))
      return commitments.some(({ sentenceHash }) => sentenceHash === hash) ? [] : [{ sentence, at }]
    }),
}
