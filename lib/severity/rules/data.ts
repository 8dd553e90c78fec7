import type { Part } from '../model'

/**
 * ENISA's four kinds of data with their base score, and what the circumstances make of it: each context is a score of its
 * own, not a step. Bases and scores [S], the wording of the contexts [M]; ENISA, "Recommendations for a methodology of the
 * assessment of severity of personal data breaches", December 2013, Annex 1.
 */
export const dataKinds = {
  simple: {
    base: 1,
    label: 'Names, contact, education, family, work',
    contexts: {
      social_status: { score: 2, label: 'Lets one guess at standing or wealth' },
      sensitive_assumptions: { score: 3, label: 'Lets one guess at health, sex life, politics or religion' },
      safety_critical: { score: 4, label: 'Puts somebody in danger: a minor, somebody protected or undercover' },
    },
  },
  behavioural: {
    base: 2,
    label: 'Behaviour: activity, places, habits',
    contexts: {
      little_insight: { score: 1, label: 'Tells little, or anybody can know it' },
      detailed_profile: { score: 3, label: 'Enough for a detailed picture of somebody’s days' },
      sensitive_profile: { score: 4, label: 'A picture that rests on sensitive data' },
    },
  },
  financial: {
    base: 3,
    label: 'Money: income, payments, cards',
    contexts: {
      no_insight: { score: 1, label: 'Tells nothing real, such as being a customer' },
      some_insight: { score: 2, label: 'Tells something, such as an account number alone' },
      enables_fraud: { score: 4, label: 'Full details that allow fraud, or a detailed picture' },
    },
  },
  sensitive: {
    base: 4,
    label: 'Sensitive: health, politics, religion, sex life',
    contexts: {
      no_insight: { score: 1, label: 'Tells nothing real, or anybody can know it' },
      general_assumptions: { score: 2, label: 'Lets one guess in general only' },
      assumptions: { score: 3, label: 'Lets one guess at a sensitive fact' },
    },
  },
} as const

export type DataKind = keyof typeof dataKinds
export type ContextOf<K extends DataKind> = keyof (typeof dataKinds)[K]['contexts']

/** What else makes data tell more or less than its kind does: one step each. [S], their wording [M] */
export const contextFactors = {
  volume: { step: 1, label: 'Very much of it for each person' },
  controller: { step: 1, label: 'Whose data it is tells more than the data' },
  vulnerable: { step: 1, label: 'The people are vulnerable' },
  outdated: { step: -1, label: 'It is invalid or out of date' },
  public: { step: -1, label: 'It was public already' },
  reveals_less: { step: -1, label: 'It tells less than its kind would' },
} as const
export type ContextFactor = keyof typeof contextFactors

/** Whether words that people typed or spoke were sampled, and what was found. [D] */
export const samplings = ['not_sampled', 'nothing_sensitive', 'sensitive'] as const
export type Sampling = (typeof samplings)[number]

const sampledScore: Readonly<Record<Sampling, number>> = { not_sampled: 3, nothing_sensitive: 2, sensitive: 4 }

type Kinded = {
  readonly [K in DataKind]: {
    readonly category: K
    readonly context: ContextOf<K> | null
    readonly factors: readonly ContextFactor[]
  }
}[DataKind]

/** One kind of data in the incident. Credentials open other data; free text may hold anything until it is sampled. */
export type DataItem =
  | Kinded
  | { readonly category: 'free_text'; readonly sampled: Sampling }
  | { readonly category: 'credentials'; readonly opens: readonly Kinded[] }

const clamp = (score: number) => Math.min(4, Math.max(1, score))

function kindedScore({ category, context, factors }: Kinded): number {
  const { base, contexts } = dataKinds[category]
  // A context's key belongs to its own kind: the union of the input says so, which a lookup by both can't follow.
  const scored = context === null ? base : (contexts as Record<string, { score: number }>)[context]?.score
  const steps = [...new Set(factors)].reduce((sum, factor) => sum + contextFactors[factor].step, 0)
  return clamp((scored ?? base) + steps)
}

interface Scored {
  readonly score: number
  readonly assumed: boolean
  readonly text: string
}

function scored(item: DataItem): Scored {
  if (item.category === 'free_text') {
    const score = sampledScore[item.sampled]
    const assumed = item.sampled === 'not_sampled'
    const text = assumed
      ? 'Free text has not been sampled and may hold sensitive data'
      : item.sampled === 'sensitive'
        ? 'Free text was sampled and holds sensitive data'
        : 'Free text was sampled and holds nothing sensitive'
    return { score, assumed, text }
  }
  if (item.category === 'credentials') {
    if (item.opens.length === 0) return { score: 4, assumed: true, text: 'What the credentials open is not known' }
    const opened = highest(item.opens.map(scored))
    return { ...opened, text: `Credentials count as what they open: ${opened.text}` }
  }
  const { category, context } = item
  const contexts: Record<string, { label: string }> = dataKinds[category].contexts
  const said = context === null ? null : contexts[context]?.label
  return {
    score: kindedScore(item),
    assumed: false,
    text: said ? `${dataKinds[category].label}: ${said}` : dataKinds[category].label,
  }
}

function highest(all: readonly Scored[]): Scored {
  const [first, ...others] = all
  if (!first) throw new RangeError('no data to score')
  return others.reduce((most, one) => (one.score > most.score ? one : most), first)
}

/**
 * DPC, the data processing context, from 1 to 4: each kind of data with what its circumstances make of it, clamped, then the
 * highest of them. Throws RangeError where there is no data. The answer's `quarters` are DPC × 4.
 */
export function scoreData(items: readonly DataItem[]): Part {
  const { score, assumed, text } = highest(items.map(scored))
  return { quarters: score * 4, assumed, text }
}
