import 'server-only'
import { type CollectorCursor, type CollectorFilter, never } from '@/lib/collectors/list-schema'
import type { CollectorRow, CollectorSort } from '@/lib/collectors/model'
import { collectorStates } from '@/lib/collectors/model'
import { noValue } from '@/lib/collectors/version'
import { Prisma } from '@/lib/db/generated/client'

const { sql, join } = Prisma

const orNone = (column: Prisma.Sql, value: string | null) => {
  if (value === null) return []
  return [value === noValue ? sql`${column} IS NULL` : sql`${column} = ${value}`]
}

/** An empty text is part of every name. */
export function textCondition(text: string): Prisma.Sql {
  return sql`position(lower(${text}) IN lower(f."externalId")) > 0`
}

/** What the filter lets through of `fleetSql`, as `f`. */
export function conditions({ state, group, version, token, text }: CollectorFilter): Prisma.Sql[] {
  return [
    ...(state ? [sql`f.state = ${state}`] : []),
    ...orNone(sql`f."group"`, group),
    ...orNone(sql`f.version`, version),
    ...(token ? [sql`f."tokenId" = ${token}::uuid`] : []),
    ...(text ? [textCondition(text)] : []),
  ]
}

export function whereSql(all: readonly Prisma.Sql[]): Prisma.Sql {
  return all.length > 0 ? sql`WHERE ${join([...all], ' AND ')}` : Prisma.empty
}

const orNever = (column: Prisma.Sql) => sql`coalesce(${column}, ${never}::timestamptz)`

/** The sort keys; the name ends each, so that the order is total. */
const keys: Readonly<Record<CollectorSort, Prisma.Sql | null>> = {
  name: null,
  state: sql`f.rank`,
  seen: sql`f."lastSeenAt"`,
  lease: orNever(sql`f."lastGrantAt"`),
  record: orNever(sql`f."lastRecordAt"`),
}

export function orderSql(sort: CollectorSort, ascending: boolean): Prisma.Sql {
  const way = ascending ? sql`ASC` : sql`DESC`
  const key = keys[sort]
  return key ? sql`${key} ${way}, f."externalId" ${way}` : sql`f."externalId" ${way}`
}

/** Rows beyond the cursor in this order. */
export function beyondSql(sort: CollectorSort, ascending: boolean, { value, name }: CollectorCursor): Prisma.Sql {
  const key = keys[sort]
  const than = ascending ? sql`>` : sql`<`
  if (!key) return sql`f."externalId" ${than} ${name}`
  const typed = sort === 'state' ? sql`${value}::int` : sql`${value}::timestamptz`
  return sql`(${key}, f."externalId") ${than} (${typed}, ${name})`
}

/** The place of a row in the order. */
export function cursorOf(sort: CollectorSort, row: CollectorRow): CollectorCursor {
  const at = (time: Date | null) => time?.toISOString() ?? never
  const values: Readonly<Record<CollectorSort, string>> = {
    name: '',
    state: String(collectorStates.indexOf(row.state)),
    seen: at(row.lastSeenAt),
    lease: at(row.lastGrantAt),
    record: at(row.lastRecordAt),
  }
  return { value: values[sort], name: row.externalId }
}
