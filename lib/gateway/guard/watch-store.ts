import { Client, escapeIdentifier } from 'pg'
import { z } from 'zod'
import { readIfThere, replaceFile } from '@/lib/gateway/guard/files'
import { GatewayCalls, type KnownState } from '@/lib/gateway/guard/gateway-calls'
import type { GuardOptions } from '@/lib/gateway/guard/options'
import { newId } from '@/lib/id'

export interface WatchOptions extends Pick<GuardOptions, 'program' | 'gatewayUrl' | 'token'> {
  readonly databaseUrl: string
  /** `schema.table` or `table`, and its column with the time of capture. */
  readonly table: string
  readonly column: string
  /** Remembers what was reported, so that the next look reports only what is new. */
  readonly stateFile: string
}

const reported = z.record(z.string(), z.int())

interface Found {
  readonly count: number
  readonly from: Date | null
  readonly to: Date | null
}

/**
 * Looks once for rows that were captured while the program was stopped, and reports those that are new since the last
 * look as already stored. Returns how many rows there are in all.
 */
export async function watchStore(options: WatchOptions): Promise<number> {
  const calls = new GatewayCalls(options, new AbortController().signal)
  const { program, pauses } = await calls.state()
  if (program !== options.program) throw new Error(`The token is for the program ${program}.`)
  const file = readIfThere(options.stateFile)
  const told = new Map(Object.entries(file ? reported.parse(JSON.parse(file.toString('utf8'))) : {}))
  const store = new Client({ connectionString: options.databaseUrl, statement_timeout: 60_000 })
  await store.connect()
  try {
    let all = 0
    for (const pause of pauses) {
      const { count, from, to } = await capturedIn(store, options, pause)
      all += count
      const key = pause.epoch.toString()
      const fresh = count - (told.get(key) ?? 0)
      if (fresh <= 0 || !from || !to) continue
      const times = { eventTimeFrom: from.toISOString(), eventTimeTo: to.toISOString() }
      await calls.observe({ id: newId(), program, ...times, count: fresh, disposition: 'stored', class: 'violation' })
      told.set(key, count)
      replaceFile(options.stateFile, JSON.stringify(Object.fromEntries(told)))
    }
    return all
  } finally {
    await store.end()
  }
}

async function capturedIn(store: Client, { table, column }: WatchOptions, pause: KnownState['pauses'][number]) {
  const from = table.split('.').map(escapeIdentifier).join('.')
  const at = escapeIdentifier(column)
  const text = `SELECT count(*)::int AS count, min(${at}) AS "from", max(${at}) AS "to" FROM ${from}
    WHERE ${at} > $1 AND ($2::timestamptz IS NULL OR ${at} < $2)`
  const { rows } = await store.query<Found>(text, [pause.stopBy, pause.resumedAt])
  return rows[0] ?? { count: 0, from: null, to: null }
}
