import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { AccountCounts, ProgramPhase } from '@/lib/programs/model'
import { accountCounts } from '@/lib/programs/queries/facts'
import { readableProgram } from '@/lib/programs/queries/readable'
import { pendingCount } from '@/lib/programs/rules/accounting'
import { databaseNow } from '@/lib/timeline/streams'

export interface PauseProgress extends AccountCounts {
  readonly phase: ProgramPhase
  readonly epoch: string
  readonly pending: number
  /** Expired or by hand, and heard of afterwards. */
  readonly late: number
  /** Confirmed, and a record later than that was reported. */
  readonly contradicted: number
  readonly pausedAt: Date | null
  /** When the last lease is certainly over: the countdown's end. */
  readonly leasesOverAt: Date | null
  readonly pauseCompletedAt: Date | null
  /** The database's time of this reading. */
  readonly now: Date
}

/** How far the pause that stands has come, each class counted apart. All zero while the program collects. */
export async function getPauseProgress(actor: Actor, slug: string): Promise<PauseProgress> {
  const program = await readableProgram(actor, slug)
  const tx = db()
  const [counts, [oddities], now] = await Promise.all([
    accountCounts(tx, program),
    tx.$queryRaw<{ late: number; contradicted: number }[]>`
      SELECT count(*) FILTER (WHERE a."lateConfirmedAt" IS NOT NULL)::int AS late,
        count(*) FILTER (WHERE a.kind = 'confirmed' AND c."lastRecordAt" > a.at + interval '1 second')::int AS contradicted
      FROM collector_account a JOIN collector c ON c.id = a."collectorId"
      WHERE a."programId" = ${program.id}::uuid AND a.epoch = ${program.epoch}`,
    databaseNow(tx),
  ])
  const { phase, pausedAt, leasesOverAt, pauseCompletedAt } = program
  return {
    ...counts,
    ...{ phase, pausedAt, leasesOverAt, pauseCompletedAt, now },
    epoch: program.epoch.toString(),
    pending: pendingCount(counts),
    late: oddities?.late ?? 0,
    contradicted: oddities?.contradicted ?? 0,
  }
}
