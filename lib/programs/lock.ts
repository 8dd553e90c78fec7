import 'server-only'
import type { CommandContext, Target } from '@/lib/command-context'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { Forbidden, NotFound } from '@/lib/errors'
import type { ProgramCore } from '@/lib/programs/model'
import { programVisibleSql } from '@/lib/programs/visible'
import { asLockedStream, databaseNow, type StreamColumns, streamColumns } from '@/lib/timeline/streams'

/** The program's row as commands decide on it. */
export interface ProgramState extends ProgramCore {
  readonly version: number
  readonly ownerIds: readonly string[]
}

export interface ProgramTarget extends Target {
  readonly program: ProgramState
}

const columns = Prisma.sql`p.id, p.slug, p.name, p.phase::text AS phase, p.epoch, p."ttlMs", p."checkGapMs",
  p."rampPercent", p."rampSeed", p."rampStepAt", p."rampAutomatic",
  p."maxTtlGrantedMs", p."pausedAt", p."leasesOverAt", p."pauseCompletedAt", p."restoredAt", p.version,
  ARRAY(SELECT po."personId"::text FROM program_owner po WHERE po."programId" = p.id) AS "ownerIds"`

type Row = ProgramState & StreamColumns & { within: boolean }

function lockRow({ tx, actor, permission }: CommandContext, id: string, patience: Prisma.Sql): Promise<Row[]> {
  const within = programVisibleSql(actor, permission)
  return tx.$queryRaw<Row[]>`
    SELECT ${columns}, ${streamColumns}, ${within} AS within
    FROM program p JOIN timeline_stream s ON s.id = p.id
    WHERE p.id = ${id}::uuid AND (${programVisibleSql(actor)} OR ${within})
    FOR NO KEY UPDATE OF s, p ${patience}`
}

async function targetOf(tx: Tx, row: Row): Promise<ProgramTarget> {
  const { streamId, streamSeq, streamHead, streamHeldAt, within: _, ...program } = row
  const stream = asLockedStream({ streamId, streamSeq, streamHead, streamHeldAt }, 'program')
  return { program, stream, now: await databaseNow(tx) }
}

/**
 * Locks a program for a command: by id, among those that the actor may read (else NotFound), and then within the reach of
 * the command's own permission (else Forbidden). The time is read in a statement of its own, after the lock is held:
 * whatever was committed under an earlier lock is not later than it.
 */
export async function lockProgram(context: CommandContext, id: string): Promise<ProgramTarget> {
  const [row] = await lockRow(context, id, Prisma.empty)
  if (!row) throw new NotFound()
  if (!row.within) throw new Forbidden()
  return targetOf(context.tx, row)
}

/** The same without waiting, for whoever holds an incident already; null while another transaction holds the program. */
export async function tryLockProgram(context: CommandContext, id: string): Promise<ProgramTarget | null> {
  const [row] = await lockRow(context, id, Prisma.sql`SKIP LOCKED`)
  return row?.within ? targetOf(context.tx, row) : null
}
