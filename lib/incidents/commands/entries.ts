import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import { type CommandContext, command } from '@/lib/command'
import { demand, InvalidInput, Refused } from '@/lib/errors'
import { occurrence, place } from '@/lib/incidents/commands/place'
import type { Sample } from '@/lib/incidents/facts'
import { lockTimeline } from '@/lib/incidents/lock'
import { type CorrectionFacts, decideCorrect } from '@/lib/incidents/rules'
import { communicationInput, correctEntryInput, findingInput, wordsInput } from '@/lib/incidents/schema'
import { visibleSql } from '@/lib/incidents/visible'
import { event, type LockedStream } from '@/lib/timeline/model'

type WordsKind =
  | 'note.added'
  | 'decision.recorded'
  | 'action.recorded'
  | 'observation.recorded'
  | 'containment.recorded'

/** A command that puts one kind of written entry on the timeline. */
function recordWords<const K extends WordsKind>(name: string, permission: Permission, kind: K) {
  return command({
    name,
    permission,
    input: wordsInput,
    events: [kind],
    target: (context, input) => lockTimeline(context, input.incidentId),
    run: async ({ input, target }) => ({
      events: [event<WordsKind>(target.stream, kind, { text: input.text }, { occurred: occurrence(input) })],
      result: place(target.stream),
    }),
  })
}

export const addNote = recordWords('incidents.addNote', 'incident.note', 'note.added')
export const recordDecision = recordWords('incidents.recordDecision', 'incident.decide', 'decision.recorded')
export const recordAction = recordWords('incidents.recordAction', 'incident.triage', 'action.recorded')
export const recordObservation = recordWords('incidents.recordObservation', 'incident.triage', 'observation.recorded')
export const recordContainment = recordWords('incidents.recordContainment', 'incident.triage', 'containment.recorded')

export const recordCommunication = command({
  name: 'incidents.recordCommunication',
  permission: 'incident.communicate',
  input: communicationInput,
  events: ['communication.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  run: async ({ input: { text, counterpart, ...rest }, target }) => ({
    events: [event(target.stream, 'communication.recorded', { text, counterpart }, { occurred: occurrence(rest) })],
    result: place(target.stream),
  }),
})

/** How much of all was looked at, by the sample; all of it where none was drawn. */
function sampledPercent(sampled: Sample | null): number {
  return sampled ? Math.floor((100 * sampled.reviewed) / sampled.of) : 100
}

/** Records what was examined and what came out. Statements that it contradicts turn with it, in the same transaction. */
export const recordFinding = command({
  name: 'incidents.recordFinding',
  permission: 'incident.find',
  input: findingInput,
  events: ['finding.recorded'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target, now }) {
    if (input.finished && input.windowTo > now)
      throw new InvalidInput({ windowTo: 'A finished review can’t cover time that has not passed yet.' })
    const { incidentId, occurredAt, occurredAbout, zone, sources, windowFrom, windowTo, ...finding } = input
    const payload = {
      ...finding,
      coveragePercent: finding.coveragePercent ?? sampledPercent(finding.sampled),
      windowFrom: windowFrom.toISOString(),
      windowTo: windowTo.toISOString(),
      sources: sources.map((source) => ({ ...source, retainedFrom: source.retainedFrom?.toISOString() ?? null })),
    }
    const occurred = occurrence({ occurredAt, occurredAbout, zone })
    return { events: [event(target.stream, 'finding.recorded', payload, { occurred })], result: place(target.stream) }
  },
})

interface Recorded {
  readonly kind: string
  readonly own: boolean
}

/** The entry that was recorded first, under an entry and all that it corrects in turn; null if there is no such entry. */
async function firstRecorded({ tx, actor }: CommandContext, stream: LockedStream, seq: number) {
  const [first] = await tx.$queryRaw<Recorded[]>`
    WITH RECURSIVE chain AS (
      SELECT e.kind, e.corrects, e."actorId" FROM timeline_entry e WHERE e."streamId" = ${stream.id}::uuid AND e.seq = ${seq}
      UNION ALL
      SELECT e.kind, e.corrects, e."actorId" FROM timeline_entry e JOIN chain c ON e.seq = c.corrects
      WHERE e."streamId" = ${stream.id}::uuid)
    SELECT kind, coalesce("actorId" = ${personIdOf(actor)}::text, false) AS own FROM chain WHERE corrects IS NULL`
  return first ?? null
}

/** What the actor may record on the incident, as far as corrections ask for it. */
async function mayRecord({ tx, actor }: CommandContext, incidentId: string): Promise<CorrectionFacts['may']> {
  const [may] = await tx.$queryRaw<CorrectionFacts['may'][]>`
    SELECT ${visibleSql(actor, 'incident.note')} AS note, ${visibleSql(actor, 'incident.triage')} AS triage,
      ${visibleSql(actor, 'incident.decide')} AS decide, ${visibleSql(actor, 'incident.find')} AS find,
      ${visibleSql(actor, 'incident.communicate')} AS communicate
    FROM incident i WHERE i.id = ${incidentId}::uuid`
  return may ?? { note: false, triage: false, decide: false, find: false, communicate: false }
}

/**
 * Supersedes the words of an entry, with a reason. The old entry stays readable under the new one; what it holds besides
 * its words, such as a finding's result, stands until another entry is recorded.
 */
export const correctEntry = command({
  name: 'incidents.correctEntry',
  permission: 'incident.note',
  input: correctEntryInput,
  events: ['entry.corrected'],
  target: (context, input) => lockTimeline(context, input.incidentId),
  async run({ input, target, ...context }) {
    const { tx } = context
    const { stream } = target
    const first = await firstRecorded(context, stream, input.seq)
    if (!first) throw new InvalidInput({ seq: 'There is no such entry on this timeline.' })
    demand(decideCorrect({ ...first, may: await mayRecord(context, stream.id) }))
    const superseded = await tx.timelineEntry.findFirst({
      where: { streamId: stream.id, corrects: input.seq },
      select: { seq: true },
    })
    if (superseded)
      throw new Refused('already_corrected', `This entry was corrected by entry ${superseded.seq}. Correct that one.`)
    const corrected = event(
      stream,
      'entry.corrected',
      { reason: input.reason, text: input.text },
      { corrects: input.seq },
    )
    return { events: [corrected], result: place(stream) }
  },
})
