import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { AccountClass, AccountCounts, ProgramPhase } from '@/lib/programs/model'
import { accountCounts } from '@/lib/programs/queries/facts'
import { readableProgram } from '@/lib/programs/queries/readable'
import { pendingCount } from '@/lib/programs/rules/accounting'
import { programVisibleSql } from '@/lib/programs/visible'
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

export interface CollectorRow {
  readonly id: string
  /** The name under which it reports. */
  readonly externalId: string
  readonly tokenName: string
  /** How it is accounted for in the pause that stands; null while the program collects, or for one that came later. */
  readonly class: AccountClass | null
  readonly accountedAt: Date | null
  /** `confirm`, `lease`, `lease end` or `by hand`. */
  readonly source: string | null
  readonly reason: string | null
  readonly evidence: string | null
  readonly byName: string | null
  readonly lateConfirmedAt: Date | null
  /** It confirmed, and reported a record later than that. */
  readonly contradicted: boolean
  readonly inFlight: number | null
  readonly lastSeenAt: Date
  readonly lastGrantAt: Date | null
  readonly lastRecordAt: Date | null
  readonly recorded: bigint
  readonly dropped: bigint
  readonly buffered: bigint
  readonly retired: boolean
}

export interface CollectorPage {
  readonly rows: readonly CollectorRow[]
  /** Pass as `after` for the next page; null on the last one. */
  readonly next: string | null
}

export interface CollectorFilter {
  readonly class?: AccountClass | undefined
  /** The `externalId` of the last row of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** The collectors of a program by name, a page at a time. */
export async function listCollectors(
  actor: Actor,
  slug: string,
  { class: only, after = '', limit = 100 }: CollectorFilter = {},
): Promise<CollectorPage> {
  const rows = await db().$queryRaw<CollectorRow[]>`
    SELECT * FROM (
      SELECT c.id, c."externalId", t.name AS "tokenName", a.at AS "accountedAt", a.source, a.reason, a.evidence, by.name AS "byName",
        a."lateConfirmedAt", a."inFlight", c."lastGrantAt", c.recorded, c.dropped, c.buffered,
        greatest(c."lastSeenAt", a."lateConfirmedAt", CASE WHEN a.kind = 'confirmed' THEN a.at END) AS "lastSeenAt",
        greatest(c."lastRecordAt", a."lastRecordAt") AS "lastRecordAt", c."retiredAt" IS NOT NULL AS retired,
        coalesce(a.kind = 'confirmed' AND c."lastRecordAt" > a.at + interval '1 second', false) AS contradicted,
        coalesce(a.kind::text, CASE WHEN c."registeredAt" <= p."pausedAt" AND c."retiredAt" IS NULL THEN 'pending' END) AS class
      FROM program p JOIN collector c ON c."programId" = p.id JOIN collector_token t ON t.id = c."tokenId"
      LEFT JOIN collector_account a ON a."programId" = p.id AND a.epoch = p.epoch AND a."collectorId" = c.id
      LEFT JOIN person by ON by.id = a."byPersonId"
      WHERE p.slug = ${slug} AND ${programVisibleSql(actor)} AND c."externalId" > ${after}
    ) rows
    WHERE ${only ?? null}::text IS NULL OR class = ${only ?? null}
    ORDER BY "externalId" LIMIT ${limit + 1}`
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.externalId ?? null) : null }
}
