import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/auth/model'
import { type CommandContext, command, type Target } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Forbidden, InvalidInput, Unavailable } from '@/lib/errors'
import { newId } from '@/lib/id'
import { provisionalSeverity } from '@/lib/incidents/model'
import { newIncidentReference } from '@/lib/incidents/reference'
import { fileIncidentInput } from '@/lib/incidents/schema'
import { genesisHash } from '@/lib/timeline/chain'
import { event } from '@/lib/timeline/model'
import { newStream } from '@/lib/timeline/streams'

interface NewIncident extends Target {
  readonly id: string
  readonly reference: string
  readonly programs: readonly NamedProgram[]
}

type Filing = z.output<typeof fileIncidentInput>

interface NamedProgram {
  readonly id: string
  readonly name: string
}

async function namedPrograms(tx: Tx, ids: readonly string[]): Promise<NamedProgram[]> {
  if (ids.length === 0) return []
  const found = await tx.program.findMany({
    where: { id: { in: [...ids] }, phase: { not: 'retired' } },
    select: { id: true, name: true },
  })
  if (found.length < new Set(ids).size)
    throw new InvalidInput({ programIds: 'One of these programs does not exist any more.' })
  return found
}

/** One statement for the incident, its stream, its first member and its programs; it answers with the time. None if the reference is taken. */
function insertion(id: string, reference: string, filedById: string, input: Filing): Prisma.Sql {
  const { exposure } = input
  return Prisma.sql`
    WITH clock AS MATERIALIZED (SELECT standdown_now() AS now), filed AS (
      INSERT INTO incident (id, reference, title, summary, kind, severity, provisional, visibility, drill, "filedById", "filedAt",
        "updatedAt", "startedAt", "detectedAt", zone, "dataCategories", populations, "intendedAudience", "actualAudience",
        "affectedLow", "affectedHigh", places)
      SELECT ${id}::uuid, ${reference}, ${input.title}, ${input.summary}, ${input.kind}::"IncidentKind",
        ${input.severity ?? provisionalSeverity}::int, ${input.severity === null}::boolean, ${input.visibility}::"Visibility",
        ${input.drill}::boolean, ${filedById}::uuid, now, now, ${input.startedAt}::timestamptz, ${input.detectedAt}::timestamptz,
        ${input.zone}, ${exposure.dataCategories}::text[], ${exposure.populations}::text[], ${exposure.intendedAudience},
        ${exposure.actualAudience}, ${exposure.affectedLow}::int, ${exposure.affectedHigh}::int,
        ${exposure.places}::text[] FROM clock
      ON CONFLICT (reference) DO NOTHING RETURNING id, "filedAt" AS now
    ), opened AS (
      INSERT INTO timeline_stream (id, kind, seq, "headHash") SELECT id, 'incident', 0, ${genesisHash}::bytea FROM filed
    ), linked AS (
      INSERT INTO incident_program ("incidentId", "programId", "linkedAt")
      SELECT filed.id, p, now FROM filed, unnest(${[...new Set(input.programIds)]}::uuid[]) p
    ), joined AS (
      INSERT INTO incident_member ("incidentId", "personId", "addedAt") SELECT id, ${filedById}::uuid, now FROM filed
    )
    SELECT now FROM filed`
}

/** A taken reference (1 in 33 million for each incident) is drawn again. Nobody else can hold the new stream before this commits. */
async function newIncident({ tx, actor }: CommandContext, input: Filing): Promise<NewIncident> {
  const filedById = personIdOf(actor)
  if (!filedById) throw new Forbidden('Only people file incidents.')
  const programs = await namedPrograms(tx, input.programIds)
  const restricted = input.visibility === 'restricted'
  for (let attempt = 0; attempt < 5; attempt++) {
    const [id, reference] = [newId(), newIncidentReference()]
    const [row] = await tx.$queryRaw<{ now: Date }[]>(insertion(id, reference, filedById, input))
    if (row) return { id, reference, programs, now: row.now, stream: newStream(id, 'incident', restricted) }
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
  target: newIncident,
  async run({ input, target: { id, reference, programs, stream } }) {
    const { title, summary, kind, visibility, drill, exposure } = input
    const filed = event(stream, 'incident.filed', {
      ...{ reference, title, summary, kind, visibility, drill, programs, exposure },
      severity: input.severity ?? provisionalSeverity,
      provisional: input.severity === null,
      startedAt: input.startedAt?.toISOString() ?? null,
      detectedAt: input.detectedAt?.toISOString() ?? null,
    })
    return { events: [filed], result: { id, reference } }
  },
})
