import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { NotFound } from '@/lib/errors'
import type {
  Exposure,
  IncidentKind,
  IncidentRole,
  IncidentStatus,
  SeverityLevel,
  Visibility,
} from '@/lib/incidents/model'
import { visibleSql } from '@/lib/incidents/visible'

export interface NamedPerson {
  readonly id: string
  readonly name: string
}

/** What the viewer may do on this incident: what the page offers. The commands ask again. */
export interface IncidentMay {
  readonly note: boolean
  readonly triage: boolean
  /** Letting others in, and marking who works on it. */
  readonly invite: boolean
  readonly decide: boolean
  readonly find: boolean
  readonly notify: boolean
  readonly communicate: boolean
  readonly evidence: boolean
}

export interface IncidentDetail extends Exposure {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly summary: string
  readonly kind: IncidentKind
  readonly severity: SeverityLevel
  readonly provisional: boolean
  readonly status: IncidentStatus
  readonly visibility: Visibility
  readonly drill: boolean
  readonly version: number
  readonly zone: string
  readonly filedAt: Date
  readonly startedAt: Date | null
  readonly detectedAt: Date | null
  readonly containedAt: Date | null
  readonly resolvedAt: Date | null
  readonly closedAt: Date | null
  readonly filedBy: NamedPerson
  readonly roles: Readonly<Record<IncidentRole, NamedPerson | null>>
  readonly members: readonly NamedPerson[]
  /** The original, if this is a duplicate and the viewer may see it. */
  readonly duplicateOf: string | null
  readonly may: IncidentMay
}

const person = (id: Prisma.Sql) =>
  Prisma.sql`(SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = ${id})`

function mayColumns(actor: Actor): Prisma.Sql {
  return Prisma.sql`jsonb_build_object('note', ${visibleSql(actor, 'incident.note')}, 'triage', ${visibleSql(actor, 'incident.triage')},
    'invite', ${visibleSql(actor, 'incident.invite')}, 'decide', ${visibleSql(actor, 'incident.decide')}, 'find', ${visibleSql(actor, 'incident.find')},
    'communicate', ${visibleSql(actor, 'incident.communicate')}, 'notify', ${visibleSql(actor, 'incident.notify')}, 'evidence', ${visibleSql(actor, 'incident.evidence')})`
}

/** One incident with the people it names and what the viewer may do; NotFound if there is none that the viewer may see. */
export async function getIncident(actor: Actor, reference: string): Promise<IncidentDetail> {
  const [found] = await db().$queryRaw<IncidentDetail[]>`
    WITH found AS (SELECT i.*, ${mayColumns(actor)} AS may FROM incident i WHERE i.reference = ${reference} AND ${visibleSql(actor)})
    SELECT f.id, f.reference, f.title, f.summary, f.kind::text AS kind, f.severity, f.provisional, f.status::text AS status,
      f.visibility::text AS visibility, f.drill, f.version, f.zone, f."filedAt", f."startedAt", f."detectedAt", f."containedAt",
      f."resolvedAt", f."closedAt", f."dataCategories", f.populations, f."intendedAudience", f."actualAudience", f."affectedLow",
      f."affectedHigh", f.places, f.may, ${person(Prisma.sql`f."filedById"`)} AS "filedBy",
      jsonb_build_object('lead', ${person(Prisma.sql`f."leadId"`)}, 'scribe', ${person(Prisma.sql`f."scribeId"`)},
        'comms_lead', ${person(Prisma.sql`f."commsLeadId"`)}, 'counsel', ${person(Prisma.sql`f."counselId"`)}) AS roles,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) ORDER BY p.name), '[]')
        FROM incident_member m JOIN person p ON p.id = m."personId" WHERE m."incidentId" = f.id) AS members,
      (SELECT i.reference FROM incident i WHERE i.id = f."duplicateOfId" AND ${visibleSql(actor)}) AS "duplicateOf"
    FROM found f`
  if (!found) throw new NotFound()
  return found
}
