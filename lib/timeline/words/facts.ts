import type {
  AccessAction,
  BoundBasis,
  BoundKind,
  CauseState,
  FactPayloads,
  Impugnment,
  RecipientClass,
} from '@/lib/incidents/facts'
import { formatTime } from '@/lib/time'
import { factsOf, type Words } from './words'

const utc = (iso: string | null) => (iso ? formatTime(iso, 'UTC') : null)

export const causeStateNames: Readonly<Record<CauseState, string>> = {
  hypothesis: 'Hypothesis',
  supported: 'Supported',
  confirmed: 'Confirmed',
}

export const boundNames: Readonly<Record<BoundKind, string>> = {
  start: 'Began',
  end: 'Ended',
  discovery: 'Discovered',
}

export const basisNames: Readonly<Record<BoundBasis, string>> = {
  config_diff: 'Configuration history',
  log: 'Log',
  witness: 'Witness',
  report: 'Report',
}

export const recipientClassNames: Readonly<Record<RecipientClass, string>> = {
  regulator: 'Regulator',
  affected_people: 'Affected people',
  employees: 'Employees',
  customers: 'Customers',
  press: 'Press',
  law_enforcement: 'Law enforcement',
  other: 'Other',
}

export const impugnmentNames: Readonly<Record<Impugnment, string>> = {
  integrity_failed: 'Its integrity check failed',
  custodian_retracted: 'Its custodian has taken it back',
  superseded: 'Newer evidence takes its place',
}

export const accessActionNames: Readonly<Record<AccessAction, string>> = {
  list: 'Listed',
  read: 'Opened',
  copy: 'Copied',
  export: 'Taken out of the company',
}

/** `212`, `200 to 260`. */
export function boundsWords(low: number, high: number): string {
  const count = (value: number) => value.toLocaleString('en')
  return low === high ? count(low) : `${count(low)} to ${count(high)}`
}

/** How each kind of fact reads. */
export const factWords: { readonly [K in keyof FactPayloads]: (payload: FactPayloads[K]) => Words } = {
  'cause.recorded': ({ text, state, reviewers }) => ({
    title: `Cause: ${causeStateNames[state].toLowerCase()}`,
    text,
    facts: factsOf(['Reviewers', reviewers.join(', ')]),
  }),
  'bounds.recorded': ({ which, from, to, basis, text }) => ({
    title: `${boundNames[which]} ${utc(from)}${to ? ` to ${utc(to)}` : ''}`,
    text,
    facts: factsOf(['Known by', basisNames[basis]]),
  }),
  'count.recorded': ({ unit, low, high, method, deduplicated, final, text }) => ({
    title: `${boundsWords(low, high)} ${unit}${final ? ', final' : ''}`,
    text,
    facts: factsOf(['Method', method], ['Counted once each', deduplicated ? 'Yes' : 'Not certain']),
  }),
  'notification.recorded': ({ recipientClass, recipient, sentAt, receipt, scope, regime, phase }) => ({
    title: `${recipient} notified ${utc(sentAt)}`,
    facts: factsOf(
      ['Recipient', recipientClassNames[recipientClass]],
      ['About', scope],
      ['Regime', regime],
      ['Phase', phase],
      ['Receipt', receipt],
    ),
  }),
  'question.opened': ({ question, ownerName, due }) => ({
    title: `Open question for ${ownerName}, due ${utc(due)}`,
    text: question,
  }),
  'question.answered': ({ question, text }) => ({ title: `Answer to the question in entry ${question}`, text }),
  'evidence.impugned': ({ entry, why, text }) => ({ title: `Entry ${entry}: ${impugnmentNames[why]}`, text }),
  'log_source.found': ({ name, recordsReads, retainedFrom, text }) => ({
    title: `Log source found: ${name}`,
    text,
    facts: factsOf(['Records reads', recordsReads ? 'Yes' : 'No'], ['Kept from', utc(retainedFrom)]),
  }),
}
