import { openQuestion, recordBounds, recordCause, recordCount } from '@/lib/incidents/commands/facts'
import { suggestIncidentSeverity } from '@/lib/severity/commands/suggest'
import type { Calendar } from './calendar'
import { caseText } from './case-text'
import type { People } from './programs'

interface Stage {
  readonly people: People
  readonly calendar: Calendar
  readonly incidentId: string
}

/** What is known of the main case, each with what it is known by; and what is not known yet, with who finds out by when. */
export async function recordFacts({ people, calendar, incidentId }: Stage): Promise<void> {
  const { ana, bo, clara } = people
  const start = { which: 'start', from: calendar.into(-26 * 24).toISOString(), text: caseText.start } as const
  await recordBounds(bo, { incidentId, basis: 'config_diff', ...start }, { asOf: calendar.into(10, 20) })
  const end = { which: 'end', from: calendar.into(0, 31).toISOString(), text: caseText.end } as const
  await recordBounds(bo, { incidentId, basis: 'config_diff', ...end }, { asOf: calendar.into(10, 22) })
  const cause = { incidentId, text: caseText.causeFact, reviewers: ['Bo Lindqvist'] }
  await recordCause(ana, { ...cause, state: 'supported' }, { asOf: calendar.into(10, 40) })
  const counted = { unit: 'people', low: 8914, high: 8914, deduplicated: true, method: caseText.count } as const
  await recordCount(ana, { incidentId, ...counted }, { asOf: calendar.into(20, 15) })
  const question = { question: caseText.proxies, ownerId: bo.id, due: calendar.into(70).toISOString() }
  await openQuestion(clara, { incidentId, ...question }, { asOf: calendar.into(20, 40) })
}

/** What the method suggests once it is known who could read: behaviour of people by name, inside, and still open. */
export async function suggestSeverity({ people, calendar, incidentId }: Stage): Promise<void> {
  const data = { kinds: { behavioural: 'plain' }, sampled: 'nothing_sensitive' } as const
  const known = { reach: 'insiders', access: 'none_seen', taken: 'no', malice: 'error', danger: 'no' } as const
  const identifiers = [{ kind: 'internal_id', degree: 'directory_open' } as const]
  const answers = { incidentId, ...data, ...known, identifiers }
  await suggestIncidentSeverity(people.ana, answers, { asOf: calendar.into(0, 14) })
}
