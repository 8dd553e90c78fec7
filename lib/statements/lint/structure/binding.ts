import { isBound } from '@/lib/statements/lint/bound'
import { literally } from '@/lib/statements/lint/people'
import { isOpenAnswer, type Sentence } from '@/lib/statements/lint/sentences'
import type { Finding, Reading, StructureRule } from '@/lib/statements/lint/structure/rule'
import { factWords, finiteVerb, heldWords } from '@/lib/statements/lint/structure/terms'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'

/** Lines of any kind that are not drawn from the record: whom to ask, when more follows, what to do, what is asked. */
const ownLines = new Set([
  ...['Next update', 'Contact', 'Regulator contacts', 'Question', 'Spokesperson', 'As of', 'What you can do'],
  ...['Speaking up', 'Known since'],
])
/** Lines that only the kinds have that ask for them. */
const kindLines = new Set([
  ...['Q', 'Regime', 'Phase', 'Customer', 'In scope', 'Contract duties', 'Severity', 'Clocks', 'Decisions needed'],
  ...['Options', 'Who was told', 'Bridge lines', 'Banned lines', 'What we said', 'Why it changed'],
])
/** Lines that hold a moment or a name, and nothing that happened. */
const bareLines = new Set(['Next update', 'As of', 'Known since', 'Spokesperson'])

function isOwnLine({ label, text }: Sentence, kind: StatementKind): boolean {
  if (label === null) return false
  if (bareLines.has(label)) return !heldWords.test(text)
  const asked = statementKindRules[kind].slots.some(({ line }) => line === `${label}:`)
  return ownLines.has(label) || (asked && kindLines.has(label))
}

/** A sentence with what asserts nothing blanked: quoted earlier words, and words marked as courtesy or opinion. */
function assertedIn({ parts, start, end, text }: Sentence): string {
  const silent = parts.filter(({ type }) => type === 'earlier' || type === 'marked')
  return silent.reduce((said, part) => {
    const [from, to] = [Math.max(part.start, start) - start, Math.min(part.end, end) - start]
    return said.slice(0, from) + ' '.repeat(to - from) + said.slice(to)
  }, text)
}

/** What is said that the sentence does not rest on anything for: free words with a verb and a fact in them. */
function unboundFact(sentence: Sentence, { record, stated, document }: Reading): readonly [number, number] | null {
  if (record === 'absent' && stated.bound !== false) return null
  if (sentence.parts.some(isBound) || isOpenAnswer(sentence) || isOwnLine(sentence, document.kind)) return null
  const said = assertedIn(sentence)
  if (/\?\s*["”’)]*$/.test(said) || !finiteVerb.test(said)) return null
  const fact = factWords.exec(said) ?? categoryIn(said, document.available)
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
