import { gradeOf } from '@/lib/incidents/model'
import type { Cites, Part, Reason, Stage, StageFacts, Suggestion, Topic } from '../model'
import { type Circumstances, circumstanceNames, scoreCircumstances } from './circumstances'
import { type DataItem, scoreData } from './data'
import { type Identification, scoreIdentification } from './identification'
import { type ModifierFacts, modifiedLevel, modifiersOf, tableLevel } from './level'
import { bandOf, borderlineNote, seQuarters, seWords } from './score'
import { givenStage, type JudgedStage, judgeStage } from './stage'

/** All that the method looks at. What is not known says so: nothing is filled in silently. */
export interface SeverityInput extends ModifierFacts {
  /** At least one. */
  readonly data: readonly DataItem[]
  readonly identification: Identification
  readonly circumstances: Circumstances
  /** The stage itself, or what it is judged from. */
  readonly stage: Stage | 'unknown' | StageFacts
  readonly cites: Cites
}

interface Weighed {
  readonly parts: Readonly<Record<'data' | 'identification' | keyof Circumstances, Part>>
  readonly stage: JudgedStage
}

function weigh({ data, identification, circumstances, stage }: SeverityInput): Weighed {
  return {
    parts: {
      data: scoreData(data),
      identification: scoreIdentification(identification),
      ...scoreCircumstances(circumstances),
    },
    stage: typeof stage === 'string' ? givenStage(stage) : judgeStage(stage),
  }
}

/** What was not known, in the order of the topics: taken as the higher value, or left out of the modifiers. */
function unknowns(input: SeverityInput, { parts, stage }: Weighed): { assumed: Topic[]; missing: Topic[] } {
  const names = ['data', 'identification', ...circumstanceNames] as const
  const assumed: Topic[] = names.filter((name) => parts[name].assumed)
  if (!stage.known) assumed.push('stage')
  const missing: Topic[] = [...assumed]
  if (input.people.high === null && (input.people.low ?? 0) < input.peopleThreshold) missing.push('people')
  if (input.open === null) missing.push('open')
  if (input.safetyRisk === null && !input.minors) missing.push('safety')
  if (input.unintelligible && !input.keySafe) missing.push('unintelligible')
  return { assumed, missing }
}

function overHundred({ low, high }: SeverityInput['people']): boolean | null {
  if (Math.max(low ?? 0, high ?? 0) > 100) return true
  // Without an upper bound nobody knows that there are not more.
  return high === null ? null : false
}

function reasons(input: SeverityInput, { parts, stage }: Weighed): Reason[] {
  const reason = (topic: Topic, text: string): Reason => ({ topic, text, seqs: input.cites[topic] ?? [] })
  const part = (topic: keyof Weighed['parts'], name: string) => {
    const { quarters, assumed, text } = parts[topic]
    return reason(topic, `${name}${seWords(quarters)}: ${text}${assumed ? ' (assumed)' : ''}`)
  }
  return [
    part('data', 'DPC '),
    part('identification', 'EI '),
    part('confidentiality', 'Confidentiality +'),
    part('integrity', 'Integrity +'),
    part('availability', 'Availability +'),
    part('malice', 'Intent +'),
    reason('stage', stage.text),
  ]
}

/**
 * The severity that the facts suggest: ENISA's SE gives a band, the band and the stage a level, and what makes it worse or
 * better moves the level. Pure: the same facts suggest the same level, with the same reasons. Throws RangeError without data.
 */
export function suggestSeverity(input: SeverityInput): Suggestion {
  const weighed = weigh(input)
  const { parts, stage } = weighed
  const cbQuarters = circumstanceNames.reduce((sum, name) => sum + parts[name].quarters, 0)
  const quarters = seQuarters(parts.data.quarters, parts.identification.quarters, cbQuarters)
  const band = bandOf(quarters)
  const level = tableLevel(stage.stage, band)
  const modifiers = modifiersOf(input, stage.stage)
  const { assumed, missing } = unknowns(input, weighed)
  const tabled = `SE ${seWords(quarters)} is ${band}; with ${stage.stage} that is SEV ${level} ${gradeOf(level).word}`
  return {
    suggested: modifiedLevel(level, modifiers),
    ...{
      band,
      SE: quarters / 4,
      dpc: parts.data.quarters / 4,
      ei: parts.identification.quarters / 4,
      cb: cbQuarters / 4,
    },
    ...{ stage: stage.stage, stageKnown: stage.known, modifiers, assumed, missing },
    rationale: [
      ...reasons(input, weighed),
      { topic: 'stage', text: tabled, seqs: [] },
      ...modifiers.map(({ id, text }): Reason => ({ topic: id, text, seqs: input.cites[id] ?? [] })),
    ],
    confidence: stage.known ? (missing.length === 0 ? 'high' : 'medium') : 'low',
    borderline: borderlineNote(quarters),
    flags: { overHundredPeople: overHundred(input.people), unintelligible: input.unintelligible },
  }
}
