import { gradeOf } from '@/lib/incidents/model'
import { type Claim, type ClaimKind, claimKindWords, isSufficient } from '@/lib/statements/claims'
import { sayInstant, sayList } from '@/lib/statements/phrases'
import type { Said } from '@/lib/statements/templates'
import { claimToken } from '@/lib/statements/tokens'

/** What stands on the record besides claims, as one page for those who decide tells it. Times are ISO. */
export interface BriefFacts {
  readonly now: string
  readonly severity: {
    readonly level: number
    readonly provisional: boolean
    /** Why it was set so; null while nobody has. */
    readonly reason: string | null
    /** What the method suggests; null where it was not asked. */
    readonly suggested: number | null
  }
  readonly clocks: readonly { readonly title: string; readonly due: string | null; readonly state: string }[]
  /** Laws that nobody has decided on, with when that is due. */
  readonly undecidedLaws: readonly { readonly title: string; readonly due: string }[]
  /** Programs that are linked and go on collecting. */
  readonly running: readonly string[]
  /** Published statements that no longer hold. */
  readonly fallen: readonly { readonly reference: string; readonly standing: 'stale' | 'contradicted' }[]
  readonly hasLead: boolean
}

export const briefLists = ['confirmed', 'likely', 'unknown'] as const
export type BriefList = (typeof briefLists)[number]

/** Kinds that say what is not known, however well that is known. */
const openKinds: ReadonlySet<ClaimKind> = new Set(['unknown', 'access_not_known'])

/** Which list a claim stands in: E4 and E5 are confirmed, E2 and E3 likely, what is weaker or open is unknown. Source: c1, d2. */
export function listOf({ kind, strength }: Pick<Claim, 'kind' | 'strength'>): BriefList {
  if (openKinds.has(kind) || strength < 2) return 'unknown'
  return strength >= 4 ? 'confirmed' : 'likely'
}

/** Words that stand inside a mark hold no bracket, brace or bar. */
const plain = (words: string) => words.replace(/[[\]{}|\n]/g, ' ').trim()

/** A claim as a row of its list; an open question is followed by who answers it, bound to the same claim. */
function rowOf({ key, value }: Claim): string {
  const token = claimToken(key)
  return value?.kind === 'unknown' ? `${token} [[claim:${key}|Owner: ${plain(value.owner)}.]]` : token
}

function listed(claims: readonly Claim[], list: BriefList): string {
  const rows = claims.filter((claim) => isSufficient(claim, 'internal') && listOf(claim) === list).map(rowOf)
  return rows.length === 0 ? 'Nothing yet.' : rows.join('\n')
}

function sev(level: number): string {
  return `SEV ${level} ${gradeOf(level).word}`
}

function severityWords({ level, provisional, reason, suggested }: BriefFacts['severity']): string {
  const why = reason === null ? 'Nobody has graded it yet' : reason.trim().replace(/[.\s]+$/, '')
  const by = suggested === null || suggested === level ? '' : ` The method suggests ${sev(suggested)}.`
  return `${sev(level)}${provisional ? ' (provisional)' : ''}. Why: ${why}.${by}`
}

function clockWords({ clocks, now }: BriefFacts): string {
  const rows = clocks.map(
    ({ title, due, state }) => `${title}: ${state.replaceAll('-', ' ')}${due ? `, due ${sayInstant(due, now)}` : ''}`,
  )
  return rows.length === 0 ? 'None runs.' : rows.join('\n')
}

/** What must be known, with who should find it out while nobody has been named. */
const mustKnow: readonly ClaimKind[] = ['number_affected', 'cause', 'end', 'exposure_scope', 'data_categories']

/** Laws of which a decision is due at the same time are one decision to ask for. */
function lawWords(laws: BriefFacts['undecidedLaws'], now: string): string[] {
  const byDue = new Map<string, string[]>()
  for (const { title, due } of laws) {
    const when = sayInstant(due, now)
    byDue.set(when, [...(byDue.get(when) ?? []), title])
  }
  return [...byDue].map(([when, titles]) => `Decide by ${when} which of these laws apply: ${sayList(titles)}.`)
}

function decisionWords(
  { severity, undecidedLaws, running, hasLead, now }: BriefFacts,
  claims: readonly Claim[],
): string {
  const lacking = mustKnow.filter(
    (kind) => !claims.some((claim) => claim.kind === kind && isSufficient(claim, 'internal')),
  )
  const rows = [
    ...(hasLead ? [] : ['Name who leads the incident.']),
    ...(severity.provisional ? ['Set the severity: it is provisional.'] : []),
    ...lawWords(undecidedLaws, now),
    ...running.map((program) => `Decide whether ${program} goes on collecting.`),
    ...(lacking.length === 0
      ? []
      : [`Name who finds out, and by when: ${sayList(lacking.map((kind) => claimKindWords[kind].toLowerCase()))}.`]),
  ]
  return rows.length === 0 ? 'None is open.' : rows.join('\n')
}

function riskWords({ clocks, running, fallen }: BriefFacts, claims: readonly Claim[]): string {
  const rows = [
    ...clocks.filter(({ state }) => state === 'overdue').map(({ title }) => `${title} is overdue.`),
    ...fallen.map(({ reference, standing }) => `${reference}, which was published, is ${standing}.`),
    ...running.map((program) => `${program} goes on collecting.`),
    ...(claims.some(({ kind, value }) => kind === 'access_not_known' && value !== null)
      ? ['Whether anybody read the data is not known.']
      : []),
  ]
  return rows.length === 0 ? 'None is on the record.' : rows.join('\n')
}

function optionWords({ running, fallen }: BriefFacts): string {
  const rows = [
    ...running.map((program) => `Pause ${program}.`),
    ...fallen.map(({ reference }) => `Correct ${reference}.`),
    'Wait for the next finding, and say so at the next update.',
  ]
  return rows.join('\n')
}

/**
 * The words of a brief, list by list: facts are claims alone, as tokens; severity, clocks, decisions, risks and options are
 * what the record’s own rules say, each under its label. Same record, same words.
 */
export function briefWords(claims: readonly Claim[], facts: BriefFacts): Said {
  return {
    severity: severityWords(facts.severity),
    confirmed: listed(claims, 'confirmed'),
    likely: listed(claims, 'likely'),
    unknown: listed(claims, 'unknown'),
    clocks: clockWords(facts),
    decisions: decisionWords(facts, claims),
    risks: riskWords(facts, claims),
    options: optionWords(facts),
  }
}
