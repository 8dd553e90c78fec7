import { isBound } from '@/lib/statements/lint/bound'
import { literally } from '@/lib/statements/lint/people'
import { isOpenAnswer, type Sentence } from '@/lib/statements/lint/sentences'
import type { Finding, Reading, StructureRule } from '@/lib/statements/lint/structure/rule'
import { factWords, finiteVerb } from '@/lib/statements/lint/structure/terms'

/** Lines that are not drawn from the record: whom to ask, when more follows, what to do, what is asked, what to decide. */
const ownLines = new Set([
  ...['Next update', 'Contact', 'Regulator contacts', 'Question', 'Q', 'Spokesperson', 'As of', 'What you can do'],
  ...[
    'Speaking up',
    'Regime',
    'Phase',
    'Customer',
    'In scope',
    'Contract duties',
    'Severity',
    'Clocks',
    'Decisions needed',
  ],
  ...['Options', 'Known since', 'Who was told', 'Bridge lines', 'Banned lines'],
])

const settled = (sentence: Sentence) =>
  sentence.parts.some((part) => isBound(part) || part.type === 'earlier' || part.type === 'marked')

/** What is said that the sentence does not rest on anything for: free words with a verb and a fact in them. */
function unboundFact(sentence: Sentence, { record, stated, document }: Reading): readonly [number, number] | null {
  if (record === 'absent' && stated.bound !== false) return null
  if (settled(sentence) || isOpenAnswer(sentence) || (sentence.label !== null && ownLines.has(sentence.label)))
    return null
  if (/\?\s*["”’)]*$/.test(sentence.text) || !finiteVerb.test(sentence.text)) return null
  const fact = factWords.exec(sentence.text) ?? categoryIn(sentence.text, document.available)
  return fact ? [sentence.start + fact.index, sentence.start + fact.index + fact[0].length] : null
}

/** The data categories of this record by their own names. */
function categoryIn(text: string, available: Reading['document']['available']): RegExpExecArray | null {
  for (const { value } of available)
    if (value?.kind === 'data_categories')
      for (const { label } of value.categories) {
        const found = new RegExp(`\\b${literally(label)}\\b`, 'i').exec(text)
        if (found) return found
      }
  return null
}

export const unboundFactRule: StructureRule = {
  id: 'S01',
  name: 'UNBOUND_FACT',
  severity: 'block',
  reason: 'This asserts a fact that no claim stands behind, so that nobody is told when it stops being true.',
  mend: 'Use a claim, or link these words to one; mark thanks as courtesy and judgments as opinion.',
  find: (reading) =>
    reading.sentences.flatMap((sentence): Finding[] => {
      const at = unboundFact(sentence, reading)
      return at ? [{ sentence, at }] : []
    }),
}
