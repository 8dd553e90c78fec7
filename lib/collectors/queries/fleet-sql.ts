import 'server-only'
import { collectorStates, violationCountsForMs } from '@/lib/collectors/model'
import { Prisma } from '@/lib/db/generated/client'
import type { ProgramCore } from '@/lib/programs/model'

const { sql } = Prisma

/** Another boot that asked longer ago than this is not shown: the usual reason is one restart. */
const otherBootShownMs = 60_000

/** Heard within three leases, so that a renewal that failed does not make it silent; half a minute at least. */
const heardWithinMs = (ttlMs: number) => Math.max(30_000, 3 * ttlMs)

const ms = (value: number) => sql`${value} * interval '1 millisecond'`

function stateWhilePaused({ pausedAt }: ProgramCore): Prisma.Sql {
  return sql`CASE
    WHEN c."lastViolationAt" >= ${pausedAt}::timestamptz
      OR (a.kind = 'confirmed' AND c."lastRecordAt" > a.at + interval '1 second') THEN 'violating'
    WHEN a.kind IS NOT NULL THEN a.kind::text
    WHEN c."retiredAt" IS NOT NULL THEN 'retired'
    WHEN c."registeredAt" <= ${pausedAt}::timestamptz THEN 'pending'
    ELSE 'later' END`
}

/**
 * How the collector is accounted for, looked up by the whole key for each row: a plan made before the pause wrote its
 * thousands of rows would take them for one, and a join could then go through all of them for each collector.
 */
function accountSql({ id, epoch }: ProgramCore): Prisma.Sql {
  return sql`LATERAL (SELECT a.* FROM collector_account a
    WHERE a."programId" = ${id}::uuid AND a.epoch = ${epoch}::bigint AND a."collectorId" = c.id LIMIT 1) a ON TRUE`
}

/** Those that have said nothing of the stop: it is sent again to them. */
function silentIn(pausedAt: Date): Prisma.Sql {
  return sql`CASE WHEN a.kind IS NULL THEN c."registeredAt" <= ${pausedAt}::timestamptz AND c."retiredAt" IS NULL
    ELSE a.kind = 'expired' AND a."lateConfirmedAt" IS NULL END`
}

function stateWhileCollecting({ maxTtlGrantedMs }: ProgramCore, now: Date): Prisma.Sql {
  return sql`CASE
    WHEN c."lastViolationAt" >= ${now}::timestamptz - ${ms(violationCountsForMs)} THEN 'violating'
    WHEN c."retiredAt" IS NOT NULL THEN 'retired'
    WHEN c."lastGrantAt" > ${now}::timestamptz - ${ms(maxTtlGrantedMs)} THEN 'leased'
    WHEN c."lastSeenAt" > ${now}::timestamptz - ${ms(heardWithinMs(maxTtlGrantedMs))} THEN 'held'
    ELSE 'silent' END`
}

/**
 * The collectors of one program with how they stand, as a table to select from: every list, count and export of them reads
 * this, so that they agree. What changes with each heartbeat (last seen, last grant, last record) has no index on purpose:
 * it would make each of ten thousand heartbeats a second an index write, to save a sort that takes milliseconds.
 */
export function fleetSql(program: ProgramCore, now: Date): Prisma.Sql {
  const { id, pausedAt, maxTtlGrantedMs } = program
  const state = pausedAt ? stateWhilePaused(program) : stateWhileCollecting(program, now)
  const inPause = (column: Prisma.Sql) =>
    pausedAt ? sql`CASE WHEN ${column} >= ${pausedAt}::timestamptz THEN ${column} END` : sql`NULL::timestamptz`
  return sql`
    SELECT f.*, array_position(${[...collectorStates]}::text[], f.state) - 1 AS rank FROM (
      SELECT c.id, c."externalId", c."group", c.version, c."tokenId", ${state} AS state,
        greatest(c."lastSeenAt", a."lateConfirmedAt", CASE WHEN a.kind = 'confirmed' THEN a.at END) AS "lastSeenAt",
        c."lastGrantAt", c."lastGrantAt" + ${ms(maxTtlGrantedMs)} AS "leaseOverAt",
        greatest(c."lastRecordAt", a."lastRecordAt") AS "lastRecordAt", c.recorded, c.dropped, c.buffered,
        a.kind::text AS kind, a.at AS "accountedAt", a.source, a.reason, a.evidence, a."byPersonId", a."lateConfirmedAt",
        coalesce(a.kind = 'confirmed' AND c."lastRecordAt" > a.at + interval '1 second', false) AS contradicted,
        c."lastViolationAt", c."retiredAt", ${pausedAt ? silentIn(pausedAt) : sql`false`} AS silent,
        CASE WHEN c."otherBootAt" > ${now}::timestamptz - ${ms(otherBootShownMs)} THEN c."otherBootAt" END AS "otherBootAt",
        ${inPause(sql`c."retriedAt"`)} AS "retriedAt", ${inPause(sql`c."escalatedAt"`)} AS "escalatedAt", c."escalatedToId"
      FROM collector c
      LEFT JOIN ${pausedAt ? accountSql(program) : sql`collector_account a ON FALSE`}
      WHERE c."programId" = ${id}::uuid
    ) f`
}
