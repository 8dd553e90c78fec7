import { type Decision, type Refusal, refuse } from '@/lib/errors'
import type { IncidentStatus, SeverityLevel } from '@/lib/incidents/model'

/** Where an incident can go from each status; reopening is always possible. */
const transitions: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  reported: ['investigating', 'contained', 'duplicate', 'withdrawn'],
  investigating: ['contained', 'duplicate', 'withdrawn'],
  contained: ['resolved', 'investigating', 'duplicate', 'withdrawn'],
  resolved: ['closed', 'investigating'],
  closed: ['investigating'],
  duplicate: ['investigating'],
  withdrawn: ['investigating'],
}

/** What the guards of the lifecycle look at. */
export interface LifecycleFacts {
  readonly status: IncidentStatus
  readonly drill: boolean
  readonly containmentEntries: number
  /** Linked programs that still collect, or whose pause is not complete, by name. */
  readonly programsNotPaused: readonly string[]
  /** Published statements that no longer hold and have no correction, by reference. */
  readonly brokenStatements: readonly string[]
  /** Duties whose clock is open: neither met nor found not to be required, by title. */
  readonly openClocks: readonly string[]
  /** Laws that nobody has decided on, by title. */
  readonly undecidedLaws: readonly string[]
}

export interface StatusChange {
  readonly to: IncidentStatus
  /** The reference of the incident that this one repeats. */
  readonly duplicateOf: string | null
  /** Why it changes although a guard that can be waived is not met: a pause, a clock, a law to decide on. */
  readonly waiver: string | null
}

/** The statuses that come next, whether or not their guards are met. */
export function nextStatuses(status: IncidentStatus): readonly IncidentStatus[] {
  return transitions[status]
}

/** A guard that is not met. */
interface Unmet extends Refusal {
  /** Whether a written waiver stands in for it. */
  readonly waivable: boolean
}

function unmetForContained(facts: LifecycleFacts): Unmet[] {
  if (facts.containmentEntries === 0)
    return [
      {
        code: 'no_containment',
        reason: 'Record on the timeline what contains it first: add a containment entry.',
        waivable: false,
      },
    ]
  if (facts.programsNotPaused.length === 0) return []
  const reason = `${facts.programsNotPaused.join(', ')}: the pause is not complete. Pause it, or write why containment stands without.`
  return [{ code: 'program_not_paused', reason, waivable: true }]
}

const namedAtMost = 4

function named(all: readonly string[]): string {
  const rest = all.length - namedAtMost
  return rest > 0 ? `${all.slice(0, namedAtMost).join(', ')} and ${rest} more` : all.join(', ')
}

/** Nothing that is owed, undecided or wrong in public is closed over; in a drill too, where that is what is practised. */
function unmetForClosed({ drill, brokenStatements, openClocks, undecidedLaws }: LifecycleFacts): Unmet[] {
  const it = drill ? 'the drill' : 'the incident'
  const [inIt, one] = [drill ? ' in the drill' : '', openClocks.length === 1]
  const broken = `${brokenStatements.join(', ')} no longer holds. Publish a correction${inIt} first.`
  const open = `${named(openClocks)}: ${one ? 'this clock is' : 'these clocks are'} open. Record that it was done or why it is not required, or write why ${it} closes all the same.`
  const undecided = `${named(undecidedLaws)}: nobody has decided whether ${undecidedLaws.length === 1 ? 'this law applies' : 'these laws apply'}. Decide${inIt}, or write why ${it} closes all the same.`
  return [
    ...(brokenStatements.length > 0 ? [{ code: 'statement_does_not_hold', reason: broken, waivable: false }] : []),
    ...(openClocks.length > 0 ? [{ code: 'clock_open', reason: open, waivable: true }] : []),
    ...(undecidedLaws.length > 0 ? [{ code: 'law_undecided', reason: undecided, waivable: true }] : []),
  ]
}

function unmetFor(facts: LifecycleFacts, to: IncidentStatus): Unmet[] {
  if (to === 'contained') return unmetForContained(facts)
  return to === 'closed' ? unmetForClosed(facts) : []
}

/** Whether the incident may change status, with the reason that the page shows if not. */
export function decideStatus(facts: LifecycleFacts, change: StatusChange): Decision {
  const { to, duplicateOf, waiver } = change
  if (facts.status === to) return refuse('same_status', 'The incident has this status already.')
  if (!transitions[facts.status].includes(to))
    return refuse('no_such_step', `An incident can’t go from ${facts.status} to ${to} in one step.`)
  if (to === 'duplicate' && !duplicateOf) return refuse('duplicate_of_what', 'Name the incident that this one repeats.')
  const left = unmetFor(facts, to).filter(({ waivable }) => !(waivable && waiver))
  const [first] = left
  return first ? refuse(first.code, left.map(({ reason }) => reason).join(' ')) : { ok: true }
}

export interface StatusChoice {
  readonly to: IncidentStatus
  /** Why it can't be chosen now; null if it can. */
  readonly refusal: Refusal | null
  /** Why it needs a written waiver; null if it does not. */
  readonly waiverFor: string | null
  /** Every guard that is not met, one sentence or two each. */
  readonly unmet: readonly string[]
  readonly needsOriginal: boolean
}

/** What the page offers: each next status, with the reason where its guard is not met or must be waived in writing. */
export function statusChoices(facts: LifecycleFacts): StatusChoice[] {
  return nextStatuses(facts.status).map((to) => {
    const named = to === 'duplicate' ? 'named on the form' : null
    const plain = decideStatus(facts, { to, duplicateOf: named, waiver: null })
    const waived = decideStatus(facts, { to, duplicateOf: named, waiver: 'written on the form' })
    return {
      to,
      refusal: waived.ok ? null : waived.refusal,
      waiverFor: waived.ok && !plain.ok ? plain.refusal.reason : null,
      unmet: unmetFor(facts, to).map(({ reason }) => reason),
      needsOriginal: to === 'duplicate',
    }
  })
}

export interface SeverityFacts {
  readonly severity: SeverityLevel
  readonly provisional: boolean
}

/** A change of severity must change something: another level, or making a provisional one definite. */
export function decideSeverity(facts: SeverityFacts, to: SeverityLevel): Decision {
  if (facts.severity === to && !facts.provisional)
    return refuse('same_severity', `This is SEV ${to} already. Choose another level.`)
  return { ok: true }
}

export interface SuggestedLevel {
  readonly seq: number
  readonly suggested: SeverityLevel
}

/**
 * How a chosen level answers the suggestion that stands: another level needs a reason for the difference, the suggested one
 * keeps none. Null: the reason is missing.
 */
export function answerSuggestion(
  { seq, suggested }: SuggestedLevel,
  to: SeverityLevel,
  difference: string | null,
): (SuggestedLevel & { readonly difference: string | null }) | null {
  if (to === suggested) return { seq, suggested, difference: null }
  return difference ? { seq, suggested, difference } : null
}

/** What somebody else than its author needs on the incident to correct an entry: what recording one needs, or triage. */
const correctedWith = {
  'incident.filed': 'triage',
  'note.added': 'triage',
  'decision.recorded': 'decide',
  'action.recorded': 'triage',
  'observation.recorded': 'triage',
  'communication.recorded': 'communicate',
  'containment.recorded': 'triage',
  'finding.recorded': 'find',
} as const

export type CorrectableKind = keyof typeof correctedWith
export type CorrectingRight = (typeof correctedWith)[CorrectableKind]

/** Whether a correction can replace the words of an entry of this kind; changes of state are corrected by another change. */
export function isCorrectable(kind: string): kind is CorrectableKind {
  return Object.hasOwn(correctedWith, kind)
}

export interface CorrectionFacts {
  /** The kind of the entry that was recorded first, under all its corrections. */
  readonly kind: string
  /** Whether the actor recorded that entry. */
  readonly own: boolean
  /** What the actor may record on the incident. */
  readonly may: Readonly<Record<CorrectingRight | 'note', boolean>>
}

const othersEntry: Readonly<Record<CorrectingRight, string>> = {
  triage: 'Only its author, or who triages this incident, can correct this entry.',
  decide: 'Only its author, or who may record decisions here, can correct this decision.',
  communicate: 'Only its author, or who may record communications here, can correct this entry.',
  find: 'Only its author, or who may record findings here, can correct this finding.',
}

/** An entry's words are corrected by its author, or by who may record one of its kind; nothing else follows from seeing it. */
export function decideCorrect({ kind, own, may }: CorrectionFacts): Decision {
  if (!isCorrectable(kind))
    return refuse('not_correctable', 'This entry records a change. Correct it by changing it again.')
  if (may.note && (own || may[correctedWith[kind]])) return { ok: true }
  return refuse('not_yours_to_correct', othersEntry[correctedWith[kind]])
}
