import 'server-only'
import { command } from '@/lib/command'
import { InvalidInput } from '@/lib/errors'
import { lockIncident } from '@/lib/incidents/lock'
import { event } from '@/lib/timeline/model'
import { suggestSeverityInput } from '../answer-schema'
import { findLastSuggestion, readPeopleThreshold, readSeverityFacts } from '../queries/record'
import { suggestionEntry } from '../rules/suggestion-entry'

/**
 * Records the severity that the record and the answers suggest, with inputs, score and reasons. It sets no severity: a
 * person decides. Throws InvalidInput while nobody has said what data it is. Returns the entry and the level.
 */
export const suggestIncidentSeverity = command({
  name: 'incidents.suggestSeverity',
  permission: 'incident.triage',
  input: suggestSeverityInput,
  events: ['severity.suggested'],
  target: (context, input) => lockIncident(context, input.incidentId),
  async run({ tx, input: { incidentId: _, ...answers }, target: { incident, stream } }) {
    const [facts, last, peopleThreshold] = [
      await readSeverityFacts(tx, incident.id),
      await findLastSuggestion(tx, incident.id),
      await readPeopleThreshold(tx),
    ]
    const seq = stream.seq + 1
    const place = { answeredIn: seq, because: [], replaces: last?.seq ?? null }
    const payload = suggestionEntry({ facts, answers, peopleThreshold, ...place })
    if (!payload) throw new InvalidInput({ kinds: 'Say what data it is: choose at least one kind.' })
    const { suggested } = payload.suggestion
    return { events: [event(stream, 'severity.suggested', payload)], result: { seq, suggested } }
  },
})
