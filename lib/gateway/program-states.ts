import type { Pool } from 'pg'
import { Unavailable } from '@/lib/errors'
import type { ProgramPhase } from '@/lib/programs/model'

/** A program as a grant needs it, all read in one statement from the primary. */
export interface ProgramRow {
  readonly id: string
  readonly slug: string
  readonly phase: ProgramPhase
  readonly epoch: bigint
  readonly ttlMs: number
  readonly checkGapMs: number
  readonly rampPercent: number
  readonly rampSeed: string
  readonly activeLocks: number
  readonly pausedAt: Date | null
  readonly leasesOverAt: Date | null
  /** Rises when a collector is retired or brought back. */
  readonly fleetVersion: number
  /** Of the tokens asked about, those that still count. */
  readonly tokens: ReadonlySet<string>
  /** The database's time of the read. */
  readonly now: Date
}

interface Columns extends Omit<ProgramRow, 'epoch' | 'tokens'> {
  readonly epoch: string
  readonly tokens: string[]
  readonly replica: boolean
}

const text = `
  SELECT p.id, p.slug, p.phase::text AS phase, p.epoch::text AS epoch, p."ttlMs", p."checkGapMs", p."rampPercent", p."rampSeed", p."pausedAt",
    p."leasesOverAt", p."fleetVersion", standdown_now() AS now, pg_is_in_recovery() AS replica,
    (SELECT count(*)::int FROM pause_lock l WHERE l."programId" = p.id AND l."releasedAt" IS NULL) AS "activeLocks",
    ARRAY(SELECT t.id::text FROM collector_token t
      WHERE t."programId" = p.id AND t.id = ANY($2::uuid[]) AND t."revokedAt" IS NULL) AS tokens
  FROM program p WHERE p.id = ANY($1::uuid[]) OR ($3 AND p.phase = 'pausing')`

/** Reads programs now. A replica is refused: it may not know of a pause yet. */
export async function readPrograms(
  reads: Pool,
  programIds: readonly string[],
  tokenIds: readonly string[],
  alsoPausing: boolean,
): Promise<ProgramRow[]> {
  const values = [programIds, tokenIds, alsoPausing]
  const { rows } = await reads.query<Columns>({ name: 'read-programs', text, values })
  if (rows.some((row) => row.replica)) throw new Unavailable(1, 'The database is not the primary.')
  return rows.map((row) => ({ ...row, epoch: BigInt(row.epoch), tokens: new Set(row.tokens) }))
}
