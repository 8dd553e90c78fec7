import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/auth/model'
import { type CommandContext, command, type Target } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Forbidden, InvalidInput, Unavailable } from '@/lib/errors'
import { newId } from '@/lib/id'
import { provisionalSeverity } from '@/lib/incidents/model'
import { newIncidentReference } from '@/lib/incidents/reference'
import { fileIncidentInput } from '@/lib/incidents/schema'
import { event } from '@/lib/timeline/model'
import { databaseNow, openStream } from '@/lib/timeline/streams'

interface NewIncident extends Target {
  readonly id: string
  readonly filedById: string
}

async function newIncident({ tx, actor }: CommandContext, restricted: boolean): Promise<NewIncident> {
  const filedById = personIdOf(actor)
  if (!filedById) throw new Forbidden('Only people file incidents.')
  const id = newId()
  return { id, filedById, now: await databaseNow(tx), stream: await openStream(tx, id, 'incident', restricted) }
}

async function namedPrograms(tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  const found = await tx.program.findMany({
    where: { id: { in: [...ids] }, phase: { not: 'retired' } },
    select: { id: true, name: true },
  })
  if (found.length < new Set(ids).size)
    throw new InvalidInput({ programIds: 'One of these programs does not exist any more.' })
  return found
}

/** One statement for the incident, its programs and, if it is restricted, its first member. A taken reference (1 in 33 million) is drawn again. */
async function insertIncident(tx: Tx, target: NewIncident, input: z.output<typeof fileIncidentInput>): Promise<string> {
  const { id, filedById, now } = target
  const { exposure } = input
  for (let attempt = 0; attempt < 5; attempt++) {
    const reference = newIncidentReference()
    const [inserted] = await tx.$queryRaw<{ filed: number }[]>`
      WITH filed AS (
        INSERT INTO incident (id, reference, title, summary, kind, severity, provisional, visibility, drill, "filedById", "filedAt",
          "updatedAt", "startedAt", "detectedAt", zone, "dataCategories", populations, "intendedAudience", "actualAudience",
          "affectedLow", "affectedHigh")
        VALUES (${id}::uuid, ${reference}, ${input.title}, ${input.summary}, ${input.kind}::"IncidentKind",
          ${input.severity ?? provisionalSeverity}, ${input.severity === null}, ${input.visibility}::"Visibility", ${input.drill},
          ${filedById}::uuid, ${now}, ${now}, ${input.startedAt}, ${input.detectedAt}, ${input.zone}, ${exposure.dataCategories},
          ${exposure.populations}, ${exposure.intendedAudience}, ${exposure.actualAudience}, ${exposure.affectedLow}, ${exposure.affectedHigh})
        ON CONFLICT (reference) DO NOTHING RETURNING id
      ), linked AS (
        INSERT INTO incident_program ("incidentId", "programId", "linkedAt")
        SELECT filed.id, p, ${now} FROM filed, unnest(${[...new Set(input.programIds)]}::uuid[]) p
      ), joined AS (
        INSERT INTO incident_member ("incidentId", "personId", "addedAt")
        SELECT id, ${filedById}::uuid, ${now} FROM filed WHERE ${input.visibility} = 'restricted'
      )
      SELECT count(*)::int AS filed FROM filed`
    if (inserted?.filed === 1) return reference
  }
  throw new Unavailable()
}

/**
 * Files an incident: only the title is required. Whoever files a restricted one is its first member, so that
 * it is not lost to them. Returns the id and the reference.
 */
export const fileIncident = command({
  name: 'incidents.file',
  permission: 'incident.file',
  input: fileIncidentInput,
  events: ['incident.filed'],
  target: (context, input) => newIncident(context, input.visibility === 'restricted'),
  async run({ tx, input, target }) {
    const programs = await namedPrograms(tx, input.programIds)
    const reference = await insertIncident(tx, target, input)
    const { title, summary, kind, visibility, drill, exposure } = input
    const filed = event(target.stream, 'incident.filed', {
      ...{ reference, title, summary, kind, visibility, drill, programs, exposure },
      severity: input.severity ?? provisionalSeverity,
      provisional: input.severity === null,
      startedAt: input.startedAt?.toISOString() ?? null,
      detectedAt: input.detectedAt?.toISOString() ?? null,
    })
    return { events: [filed], result: { id: target.id, reference } }
  },
})
