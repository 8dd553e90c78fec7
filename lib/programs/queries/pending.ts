import 'server-only'
import { Prisma } from '@/lib/db/generated/client'
import type { ProgramCore } from '@/lib/programs/model'

type Pause = Pick<ProgramCore, 'id' | 'epoch' | 'pausedAt'>

/** The collectors that a pause must account for, of the rows `collector c`: enrolled by then and not retired before. */
export function knownSql({ id, pausedAt }: Pause): Prisma.Sql {
  return Prisma.sql`c."programId" = ${id}::uuid AND c."registeredAt" <= ${pausedAt}::timestamptz
    AND (c."retiredAt" IS NULL OR c."retiredAt" > ${pausedAt}::timestamptz)`
}

/**
 * How the collector of the row `collector c` is accounted for in the pause; null while it is pending. A lookup by the whole
 * key for each row, and not a join: a plan made before the pause wrote its thousands of rows takes the rows of an epoch for
 * one, and would go through all of them for each collector.
 */
export function accountKindSql({ id, epoch }: Pause): Prisma.Sql {
  return Prisma.sql`(SELECT a.kind FROM collector_account a
    WHERE a."programId" = ${id}::uuid AND a.epoch = ${epoch}::bigint AND a."collectorId" = c.id)`
}

/** Collectors of this pause without an account, of the rows `collector c`. */
export function pendingSql(pause: Pause): Prisma.Sql {
  return Prisma.sql`${knownSql(pause)} AND ${accountKindSql(pause)} IS NULL`
}
