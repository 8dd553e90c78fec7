import { gradeOf } from '@/lib/incidents/model'
import type { SeverityEvents } from '@/lib/severity/events'
import { type Topic, topicWords } from '@/lib/severity/model'
import { factsOf, type Words } from './words'

type Describe<E> = { readonly [K in keyof E]: (payload: E[K]) => Words }

/** A level as people say it: "SEV 2 Serious". */
export const levelWords = (level: number) => `SEV ${level} ${gradeOf(level).word}`

const named = (topics: readonly Topic[]) => topics.map((topic) => topicWords[topic]).join('; ')
const entries = (seqs: readonly number[]) => `${seqs.length === 1 ? 'entry' : 'entries'} ${seqs.join(', ')}`

function suggestedWords({ suggestion, because, answeredIn }: SeverityEvents['severity.suggested']): Words {
  const { suggested, SE, band, stage, rationale, assumed, missing, borderline, confidence } = suggestion
  const lines = rationale.map(({ text, seqs }) => `- ${text}${seqs.length > 0 ? ` (${entries(seqs)})` : ''}`)
  return {
    title: `${levelWords(suggested)} suggested: SE ${SE.toFixed(2)} ${band}, ${stage}, ${confidence} confidence`,
    text: lines.join('\n'),
    facts: factsOf(
      ['Assumed', named(assumed)],
      ['Missing', named(missing.filter((topic) => !assumed.includes(topic)))],
      ['Note', borderline],
      ['Suggested anew by', because.length > 0 ? `${entries(because)}; answers of entry ${answeredIn}` : null],
    ),
  }
}

/** How suggestions of severity read. They set nothing. */
export const severityWords: Describe<SeverityEvents> = {
  'severity.suggested': suggestedWords,
  'severity.threshold_changed': ({ from, to, reason }) => ({
    title: `People from whom on an incident is one level worse: ${from.toLocaleString('en')} → ${to.toLocaleString('en')}`,
    text: reason,
  }),
}
