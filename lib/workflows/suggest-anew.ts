import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { FactPayloads } from '@/lib/incidents/facts'
import { gradeOf } from '@/lib/incidents/model'
import { notify } from '@/lib/notices/notify'
import { findLastSuggestion, readSeverityFacts } from '@/lib/severity/queries/record'
import { severityKinds } from '@/lib/severity/rules/recorded'
import { fallenBy, suggestionEntry, type Written } from '@/lib/severity/rules/suggestion-entry'
import type { Appended } from '@/lib/timeline/append'
import { event, type LockedStream, type NewEvent } from '@/lib/timeline/model'

const read: ReadonlySet<string> = new Set(severityKinds)

function written({ seq, event: { kind, corrects, payload } }: Appended): Written {
  const impugned = kind === 'evidence.impugned' ? (payload as FactPayloads['evidence.impugned']).entry : null
  return { seq, kind, against: corrects ?? impugned }
}

/** What was just written, by incident, as far as a suggestion may fall by it. The filing finds none. */
function touched(appended: readonly Appended[]): Map<LockedStream, Written[]> {
  const streams = new Map<LockedStream, Written[]>()
  for (const one of appended) {
    const { stream, kind } = one.event
    if (one.seq === 1 || stream.kind !== 'incident' || !read.has(kind)) continue
    streams.set(stream, [...(streams.get(stream) ?? []), written(one)])
  }
  return streams
}

const words = (level: number) => `SEV ${level} ${gradeOf(level).word}`

/** Tells the lead that another level is suggested than the one that stands; nobody else, and not what it rests on. */
async function tellLead(tx: Tx, incidentId: string, seq: number, suggested: number): Promise<void> {
  const incident = await tx.incident.findUnique({
    where: { id: incidentId },
    select: { reference: true, severity: true, leadId: true, drill: true },
  })
  if (!incident?.leadId || incident.severity === suggested) return
  const { reference, severity, drill, leadId } = incident
  const text = `${drill ? 'Drill: ' : ''}${reference}: what severity rested on has changed. Suggested is ${words(suggested)}; it stands at ${words(severity)}.`
  const place = { href: `/incidents/${reference}/severity`, key: `severity/${incidentId}/${seq}` }
  await notify(tx, { to: [leadId], kind: 'severity_suggested', text, ...place })
}

async function suggestAnew(tx: Tx, stream: LockedStream, news: readonly Written[]): Promise<NewEvent[]> {
  const last = await findLastSuggestion(tx, stream.id)
  if (!last) return []
  const { answers, answeredIn, input } = last.payload
  const facts = await readSeverityFacts(tx, stream.id)
  const ground = { facts, answers, answeredIn, peopleThreshold: input.peopleThreshold, replaces: last.seq }
  const next = suggestionEntry({ ...ground, because: [] })
  if (!next) return []
  const because = fallenBy(last.payload, next, news)
  if (because.length === 0) return []
  await tellLead(tx, stream.id, stream.seq + 1, next.suggestion.suggested)
  return [event(stream, 'severity.suggested', { ...next, because })]
}

/**
 * Suggests a severity anew, in the same transaction, when what the last suggestion rests on has moved: a cited entry was
 * corrected or impugned, or the exposure, a count, a finding or containment changed what the method is asked. The answers
 * stay those that were given. It sets nothing: the lead is told where another level is suggested than the one that stands.
 */
export async function suggestSeverityAnew(tx: Tx, appended: readonly Appended[]): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const [stream, news] of touched(appended)) events.push(...(await suggestAnew(tx, stream, news)))
  return events
}
