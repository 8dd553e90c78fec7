import type { Answers } from '../answers'
import type { Access, Cites, Reach, StageFacts } from '../model'
import { meaningOfCategories, plainItem } from './categories'
import type { Circumstances } from './circumstances'
import { type ContextFactor, type DataItem, type DataKind, dataKinds } from './data'
import type { RecordedFacts } from './recorded'
import type { SeverityInput } from './suggest'

type Kinded = ReturnType<typeof plainItem>
/** What was answered, or what a finding says that does not tell people inside from people outside. */
type AccessAnswer = Answers['access'] | 'somebody_known' | 'somebody_unknown'

const reaches: Readonly<Record<Answers['reach'], Reach>> = {
  ...{ none: 'none', insiders: 'insiders', outside: 'outside', public: 'outside', unknown: 'unknown' },
}

const accesses: Readonly<Record<AccessAnswer, Access>> = {
  ...{ none_seen: 'none_seen', insiders_known: 'insiders', insiders_unknown: 'insiders' },
  ...{ outsiders_known: 'outsiders', outsiders_unknown: 'outsiders', unknown: 'unknown' },
  ...{ somebody_known: 'somebody', somebody_unknown: 'somebody' },
}

function itemOf(category: DataKind, answer: string | undefined, factors: readonly ContextFactor[]): Kinded {
  const context = answer === undefined || answer === 'plain' ? null : answer
  // An answer is a context of its own kind or none: the schema of the answers says so.
  return { category, context, factors } as Kinded
}

/** The kinds of data that the exposure names and those that were answered, with what was answered of each. */
function dataOf(facts: RecordedFacts, { kinds, factors, sampled, opens }: Answers): DataItem[] {
  const meaning = meaningOfCategories(facts.dataCategories.value)
  // The table's keys, in its order.
  const all = (Object.keys(dataKinds) as DataKind[]).filter((kind) => meaning.kinds.includes(kind) || kinds[kind])
  const items: DataItem[] = all.map((kind) => itemOf(kind, kinds[kind], factors))
  if (meaning.freeText || sampled !== null) items.push({ category: 'free_text', sampled: sampled ?? 'not_sampled' })
  if (meaning.credentials || opens.length > 0) items.push({ category: 'credentials', opens: opens.map(plainItem) })
  return items
}

/** Who accessed it: what was answered, unless a finding says more. */
function accessOf({ access: recorded }: RecordedFacts, answered: AccessAnswer): AccessAnswer {
  if (recorded === null) return answered
  const seen = answered !== 'unknown' && answered !== 'none_seen'
  if (recorded.value === 'none_seen') return seen ? answered : 'none_seen'
  if (!seen) return recorded.value === 'found_known' ? 'somebody_known' : 'somebody_unknown'
  return answered
}

/** Confidentiality from who could reach the data and who did: the worse of the two. [D] */
function confidentialityOf(reach: Answers['reach'], access: AccessAnswer): Circumstances['confidentiality'] {
  if (reach === 'public' || /^(insiders|outsiders|somebody)_unknown$/.test(access)) return 'unknown_recipients'
  if (access.endsWith('_known')) return 'known_recipients'
  if (reach === 'outside') return access === 'unknown' ? 'unknown' : 'known_recipients'
  if (reach === 'none') return 'no_evidence'
  return access === 'none_seen' ? 'no_evidence' : 'unknown'
}

/** What was not answered follows from the kind that the incident was filed as, if that says it. */
function touched({ kind: { value: kind } }: RecordedFacts, { integrity, availability }: Answers) {
  return {
    integrity: integrity ?? (kind === 'integrity' ? 'unknown' : 'not_altered'),
    availability: availability ?? (kind === 'availability' || kind === 'loss' ? 'unknown' : 'not_affected'),
  } as const
}

function citesOf(facts: RecordedFacts, answers: Answers, answeredIn: readonly number[]): Cites {
  const { kind, dataCategories, people, access, taken, open } = facts
  const answered = (yes: boolean) => (yes ? answeredIn : [])
  const beside = (recorded: readonly number[], yes: boolean) => [...new Set([...recorded, ...answered(yes)])]
  const seen = access?.seqs ?? []
  const asked = answers.reach !== 'unknown' || answers.access !== 'unknown'
  const named = answers.identifiers.length > 0
  return {
    data: beside(
      dataCategories.value.length > 0 ? dataCategories.seqs : [],
      Object.keys(answers.kinds).length > 0 || answers.sampled !== null,
    ),
    identification: named
      ? answeredIn
      : meaningOfCategories(dataCategories.value).identifiers.length > 0
        ? dataCategories.seqs
        : [],
    confidentiality: beside(seen, asked),
    integrity: answers.integrity === null ? kind.seqs : answeredIn,
    availability: answers.availability === null ? kind.seqs : answeredIn,
    malice: answered(answers.malice !== 'unknown'),
    stage: beside([...seen, ...(taken?.seqs ?? [])], asked || answers.taken !== 'unknown'),
    people: people.seqs,
    open: open.seqs,
    safety: beside(
      meaningOfCategories(dataCategories.value).minors ? dataCategories.seqs : [],
      answers.danger !== 'unknown',
    ),
    unintelligible: answered(answers.protection !== 'none'),
  }
}

/**
 * What the method is asked, from the record and from what somebody answered. The record wins where it says worse: a finding
 * of access stands beside an answer that there was none. `answeredIn`: the entry that holds the answers, none before it is
 * written. Null while nobody has said what data it is.
 */
export function assembleInput(
  facts: RecordedFacts,
  answers: Answers,
  { peopleThreshold, answeredIn }: { peopleThreshold: number; answeredIn: number | null },
): SeverityInput | null {
  const data = dataOf(facts, answers)
  if (data.length === 0) return null
  const meaning = meaningOfCategories(facts.dataCategories.value)
  const access = accessOf(facts, answers.access)
  const taken = facts.taken ? true : answers.taken === 'unknown' ? null : answers.taken === 'yes'
  const stage: StageFacts = { reach: reaches[answers.reach], access: accesses[access], taken }
  const known = meaning.identifiers.map((kind) => ({ kind, degree: null }))
  const { danger, protection, malice, alongside } = answers
  return {
    data,
    identification: { identifiers: answers.identifiers.length > 0 ? answers.identifiers : known, alongside },
    circumstances: { confidentiality: confidentialityOf(answers.reach, access), ...touched(facts, answers), malice },
    stage,
    people: facts.people.value,
    peopleThreshold,
    open: facts.open.value,
    safetyRisk: danger === 'unknown' ? null : danger === 'safety',
    minors: meaning.minors || (danger === 'unknown' ? null : danger === 'minors'),
    unintelligible: protection !== 'none',
    keySafe: protection === 'sealed_key_safe',
    cites: citesOf(facts, answers, answeredIn === null ? [] : [answeredIn]),
  }
}
