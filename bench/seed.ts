import type { PersonActor } from '@/lib/auth/model'
import { connect, db, setDatabase, type Tx } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { type IncidentStatus, incidentKinds, incidentStatuses } from '@/lib/incidents/model'
import { newIncidentReference } from '@/lib/incidents/reference'
import { appendEvents } from '@/lib/timeline/append'
import { genesisHash } from '@/lib/timeline/chain'
import { event, type LockedStream, type NewEvent } from '@/lib/timeline/model'

/**
 * Fills an empty, migrated database with incidents whose chains verify: `incidents` of them over two years, three entries
 * each, 3 % open, one in fifty restricted; and one more with `entries` entries, whose reference is printed.
 */
interface SeedOptions {
  readonly ownerUrl: string
  readonly incidents: number
  readonly entries: number
}

const batchSize = 250
const dayMs = 86_400_000

interface Seeded {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly kind: string
  readonly severity: number
  readonly status: IncidentStatus
  readonly visibility: 'open' | 'restricted'
  readonly drill: boolean
  readonly filedAt: Date
  readonly containedAt: Date | null
}

/** A small generator with a fixed seed (mulberry32), so that two runs fill alike. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const systems = ['payroll', 'badge', 'transcript', 'mailbox', 'telemetry', 'survey', 'support', 'archive']
const faults = [
  'readable too widely',
  'sent to the wrong list',
  'kept past its date',
  'exported in clear',
  'open without sign-in',
]

function made(random: () => number, filedAt: Date, taken: Set<string>): Seeded {
  let reference = newIncidentReference()
  while (taken.has(reference)) reference = newIncidentReference()
  taken.add(reference)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const isOpen = random() < 0.03
  const status = isOpen ? pick(['reported', 'investigating', 'contained'] as const) : pick(incidentStatuses.slice(3))
  const contained = status === 'contained' || status === 'resolved' || status === 'closed'
  return {
    id: newId(filedAt.getTime()),
    reference,
    title: `Incident: ${pick(systems)} data ${pick(faults)}`,
    kind: pick(incidentKinds),
    severity: Math.min(5, Math.floor(random() * random() * 6 + random() * 2.5)),
    status,
    visibility: random() < 0.02 ? 'restricted' : 'open',
    drill: random() < 0.02,
    filedAt,
    containedAt: contained ? new Date(filedAt.getTime() + random() * 2 * dayMs) : null,
  }
}

async function insert(tx: Tx, rows: readonly Seeded[], personId: string): Promise<void> {
  await tx.$executeRaw`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, reference text, title text, kind text,
      severity int, status text, visibility text, drill boolean, "filedAt" timestamptz, "containedAt" timestamptz)),
    streams AS (INSERT INTO timeline_stream (id, kind, seq, "headHash") SELECT id, 'incident', 0, ${genesisHash} FROM r),
    incidents AS (INSERT INTO incident (id, reference, title, kind, severity, provisional, status, visibility, drill, "filedById",
      "leadId", "filedAt", "updatedAt", "containedAt", "dataCategories", populations)
      SELECT id, reference, title, kind::"IncidentKind", severity, false, status::"IncidentStatus", visibility::"Visibility", drill,
        ${personId}::uuid, ${personId}::uuid, "filedAt", "filedAt", "containedAt", ARRAY['user.content.private'], ARRAY['Employees'] FROM r)
    INSERT INTO incident_member ("incidentId", "personId", "addedAt") SELECT id, ${personId}::uuid, "filedAt" FROM r WHERE visibility = 'restricted'`
}

function entriesOf(incident: Seeded, stream: LockedStream): NewEvent[] {
  const { reference, title, visibility, drill } = incident
  const exposure = {
    dataCategories: [],
    populations: [],
    intendedAudience: '',
    actualAudience: '',
    affectedLow: null,
    affectedHigh: null,
  }
  const filed = {
    reference,
    title,
    summary: '',
    kind: 'data_exposure',
    severity: 3,
    provisional: false,
    visibility,
    drill,
  } as const
  return [
    event(stream, 'incident.filed', { ...filed, programs: [], exposure, startedAt: null, detectedAt: null }),
    event(stream, 'note.added', { text: `Confirmed on a test account: ${title}.` }),
    event(stream, 'observation.recorded', { text: 'The reader list holds a group that it should not hold.' }),
  ]
}

const streamFor = ({ id, visibility }: Seeded): LockedStream => ({
  ...{ id, kind: 'incident', seq: 0, headHash: genesisHash, restricted: visibility === 'restricted' },
})

async function batch(actor: PersonActor, rows: readonly Seeded[], at: Date, big = 0): Promise<void> {
  await db().$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('standdown.now', ${at.toISOString()}, true)`
      await insert(tx, rows, actor.id)
      const events = rows.flatMap((row) => {
        const stream = streamFor(row)
        const more = Array.from({ length: Math.max(0, big - 3) }, (_, index) =>
          event(stream, 'note.added', {
            text: `entry ${index + 4} of the long night: **${systems[index % 8]}** checked, nothing new.`,
          }),
        )
        return [...entriesOf(row, stream), ...more]
      })
      await appendEvents(tx, { actor, now: at, command: 'bench.seed', events })
    },
    { timeout: 120_000 },
  )
}

/** Returns the reference of the incident with many entries. */
export async function seed({ ownerUrl, incidents, entries }: SeedOptions): Promise<string> {
  const before = setDatabase(connect({ url: ownerUrl, role: null, max: 2 }))
  const random = generator(20_261_123)
  const taken = new Set<string>()
  const nowMs = Date.now()
  const person = { id: newId(), name: 'Bench Responder', roles: ['responder' as const] }
  await db().person.create({
    data: {
      ...person,
      roles: [...person.roles],
      email: 'bench@example.test',
      emailKey: 'bench@example.test',
      createdAt: new Date(nowMs),
    },
  })
  const actor: PersonActor = { kind: 'person', ...person, sessionId: '' }
  const batches = Math.ceil(incidents / batchSize)
  for (let index = 0; index < batches; index++) {
    const at = new Date(nowMs - (batches - index) * ((730 * dayMs) / batches))
    const size = Math.min(batchSize, incidents - index * batchSize)
    const rows = Array.from({ length: size }, (_, n) => made(random, new Date(at.getTime() - (size - n) * 1000), taken))
    await batch(actor, rows, at)
  }
  const long = {
    ...made(random, new Date(nowMs - 60_000), taken),
    title: 'Bench: the long night',
    status: 'investigating',
    visibility: 'open',
  } as const
  await batch(actor, [long], new Date(nowMs - 60_000), entries)
  await db().$executeRaw`ANALYZE`
  await db().$disconnect()
  setDatabase(before)
  return long.reference
}
