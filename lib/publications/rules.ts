import { type Decision, refuse } from '@/lib/errors'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'

/** Whether words of this kind are for everybody outside. A correction is for whom it corrects: the original's kind counts. */
export function mayBePublic(originalKind: StatementKind): boolean {
  return statementKindRules[originalKind].audienceClass === 'external'
}

export interface SendingFacts {
  /** The kind of the statement at the beginning of its thread: whom a correction is for. */
  readonly originalKind: StatementKind
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
  const { originalKind, publicPage, sends, correctsPublic, outgoing, incident } = facts
  if (publicPage && !mayBePublic(originalKind))
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
