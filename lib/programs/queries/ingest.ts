import 'server-only'
import { type Actor, personIdOf } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { pauseWindows } from '@/lib/programs/queries/pauses'
import { reaches, readableProgram } from '@/lib/programs/queries/readable'
import type { DataClass } from '@/lib/programs/rules/data-class'
import type { Disposition } from '@/lib/programs/rules/observation'
import type { BatchState, QuarantineDecision } from '@/lib/programs/rules/quarantine'

export interface SeenTotal {
  readonly class: DataClass
  readonly disposition: Disposition
  readonly records: number
  readonly lastAt: Date
}

/** A collector whose data was captured after it had said that it stopped. */
export interface Contradiction {
  readonly collectorId: string
  readonly externalId: string
  readonly records: number
  readonly from: Date
  readonly to: Date
}

export interface CanaryView {
  readonly refused: boolean
  readonly detail: string
  readonly at: Date
}

export interface IngestView {
  /** When the pause began that this is about; null when there has been none. */
  readonly pausedAt: Date | null
  /** What was seen of that pause and is not in order, worst first. */
  readonly totals: readonly SeenTotal[]
  readonly contradictions: readonly Contradiction[]
  /** The last try to start in that pause. */
  readonly canary: CanaryView | null
  readonly quarantine: { readonly waiting: number; readonly waitingRecords: number; readonly batches: number }
}

/** What guards and stores saw of the program's data around its last pause. Throws NotFound. */
export async function getIngest(actor: Actor, slug: string): Promise<IngestView> {
  const { id } = await readableProgram(actor, slug)
  const tx = db()
  const last = (await pauseWindows(tx, id)).at(-1)
  const epoch = last?.epoch ?? null
  const [totals, contradictions, canaries, [quarantine]] = await Promise.all([
    tx.$queryRaw<SeenTotal[]>`
      SELECT class, disposition, sum(count)::float8 AS records, max(at) AS "lastAt" FROM data_observation
      WHERE "programId" = ${id}::uuid AND class <> 'ok' AND "pauseEpoch" IS NOT DISTINCT FROM ${epoch}::bigint
      GROUP BY class, disposition
      ORDER BY array_position(ARRAY['violation', 'late', 'unknown'], class), disposition`,
    tx.$queryRaw<Contradiction[]>`
      SELECT c.id AS "collectorId", c."externalId", sum(o.count)::float8 AS records, min(o."eventFrom") AS "from",
        max(o."eventTo") AS "to"
      FROM data_observation o JOIN collector c ON c.id = o."collectorId"
      WHERE o."programId" = ${id}::uuid AND o.contradicts AND o."pauseEpoch" = ${epoch}::bigint
      GROUP BY c.id, c."externalId" ORDER BY records DESC LIMIT 20`,
    tx.$queryRaw<CanaryView[]>`
      SELECT refused, detail, at FROM canary_check
      WHERE "programId" = ${id}::uuid AND epoch = ${epoch}::bigint ORDER BY at DESC LIMIT 1`,
    tx.$queryRaw<IngestView['quarantine'][]>`
      SELECT count(*)::int AS batches, count(*) FILTER (WHERE state = 'sealed')::int AS waiting,
        coalesce(sum(count) FILTER (WHERE state = 'sealed'), 0)::float8 AS "waitingRecords"
      FROM quarantine_batch WHERE "programId" = ${id}::uuid`,
  ])
  return {
    pausedAt: last?.pausedAt ?? null,
    ...{ totals, contradictions, canary: canaries[0] ?? null },
    quarantine: quarantine ?? { waiting: 0, waitingRecords: 0, batches: 0 },
  }
}

export interface BatchVote {
  readonly name: string
  readonly mine: boolean
  readonly decision: QuarantineDecision
  readonly reason: string
  readonly at: Date
}

export interface BatchRow {
  readonly id: string
  readonly class: DataClass
  readonly externalId: string | null
  readonly count: number
  readonly eventFrom: Date
  readonly eventTo: Date
  readonly sizeBytes: number
  /** SHA-256 of what is sealed, in hex. */
  readonly sha256: string
  readonly place: string
  readonly sealedAt: Date
  readonly state: BatchState
  readonly doneAt: Date | null
  /** Each person's latest word, oldest first. */
  readonly votes: readonly BatchVote[]
}

export interface QuarantineView {
  readonly programId: string
  readonly programName: string
  readonly mayDecide: boolean
  readonly isOwner: boolean
  readonly waiting: readonly BatchRow[]
  readonly decided: readonly BatchRow[]
}

const rowsAtMost = 200

/** The sealed data of a program, what waits for a decision apart. Throws NotFound. */
export async function getQuarantine(actor: Actor, slug: string): Promise<QuarantineView> {
  const program = await readableProgram(actor, slug)
  const personId = personIdOf(actor)
  const [waiting, decided, mayDecide] = await Promise.all([
    listBatches(program.id, personId, true),
    listBatches(program.id, personId, false),
    reaches(actor, program.id, 'quarantine.decide'),
  ])
  const isOwner = personId !== null && program.ownerIds.includes(personId)
  const { id: programId, name: programName } = program
  return { programId, programName, mayDecide, isOwner, waiting, decided }
}

interface VoteRow extends BatchVote {
  readonly batchId: string
}

async function listBatches(programId: string, personId: string | null, waiting: boolean): Promise<BatchRow[]> {
  const tx = db()
  const rows = await tx.$queryRaw<Omit<BatchRow, 'votes'>[]>`
    SELECT b.id::text, b.class, c."externalId", b.count, b."eventFrom", b."eventTo", b."sizeBytes"::float8 AS "sizeBytes",
      encode(b.sha256, 'hex') AS sha256, b.place, b."sealedAt", b.state, b."doneAt"
    FROM quarantine_batch b LEFT JOIN collector c ON c.id = b."collectorId"
    WHERE b."programId" = ${programId}::uuid AND (b.state = 'sealed') = ${waiting}
    ORDER BY b."sealedAt" DESC, b.id LIMIT ${rowsAtMost}`
  const ids = rows.map(({ id }) => id)
  const votes = await tx.$queryRaw<VoteRow[]>`
    SELECT DISTINCT ON (v."batchId", v."personId") v."batchId"::text, p.name, v.decision, v.reason, v.at,
      v."personId" IS NOT DISTINCT FROM ${personId}::uuid AS mine
    FROM quarantine_vote v JOIN person p ON p.id = v."personId"
    WHERE v."programId" = ${programId}::uuid AND v."batchId" = ANY(${ids}::uuid[])
    ORDER BY v."batchId", v."personId", v.at DESC, v.id DESC`
  const oldestFirst = votes.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return rows.map((row) => ({ ...row, votes: oldestFirst.filter(({ batchId }) => batchId === row.id) }))
}
