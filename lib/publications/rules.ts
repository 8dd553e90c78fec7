import { type Decision, refuse } from '@/lib/errors'
import type { StatementKind } from '@/lib/statements/model'

/** Kinds whose words are for somebody else than the public: they get no public page. */
const notForThePublic: readonly string[] = [
  'employee_notice',
  'person_notice',
  'affected_person_notice',
  'regulator_notification',
  'leadership_brief',
  'customer_notice',
  'qa',
]

/** Whether this kind of statement is for everybody outside; a correction is for whom it corrects. */
export function mayBePublic(kind: StatementKind | string): boolean {
  return !notForThePublic.includes(kind)
}

export interface SendingFacts {
  readonly kind: string
  /** The kind of the statement at the beginning of its thread: whom a correction is for. */
  readonly originalKind: string
  readonly publicPage: boolean
  readonly sends: boolean
  /** Whether what it corrects stands on a public page. */
  readonly correctsPublic: boolean
  readonly outgoing: string
  readonly incident: { readonly reference: string; readonly title: string }
}

/**
 * What keeps words from the chosen ways: a public page for an audience that is not the public; a correction that would
 * be less prominent than what it corrects; words that tell what the incident is called here.
 */
export function decideSending(facts: SendingFacts): Decision<object> {
  const { kind, originalKind, publicPage, sends, correctsPublic, outgoing, incident } = facts
  if (publicPage && !(mayBePublic(kind) && mayBePublic(originalKind)))
    return refuse('not_public', 'This kind of statement is not for the public, so it has no public page.')
  if (correctsPublic && !publicPage)
    return refuse(
      'less_prominent',
      'The words that it corrects stand on a public page. The correction must stand there too.',
    )
  const words = outgoing.toLowerCase()
  const told = [incident.reference, incident.title].find((name) => words.includes(name.toLowerCase()))
  if ((publicPage || sends) && told !== undefined)
    return refuse('names_incident', `The title or the text says “${told}”, which is what the incident is called here.`)
  return { ok: true }
}
