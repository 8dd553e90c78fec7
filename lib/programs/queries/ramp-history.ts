import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { LockRule } from '@/lib/programs/model'
import { type RampMove, type RampRow, rampSeries } from '@/lib/programs/ramp-series'

/** How a ramp ended before 100 %. */
export interface RampStopView {
  readonly at: Date
  readonly percent: number
  /** Of an incident's lock the program's own record has no reason. */
  readonly reason: string | null
  readonly rule: LockRule | null
}

export interface RampHistory {
  readonly rows: readonly RampRow[]
  readonly stop: RampStopView | null
}

interface Entry {
  readonly kind: string
  readonly at: Date
  readonly percent: number | null
  readonly lockId: string | null
  readonly reason: string | null
  readonly rule: LockRule | null
}

const whatOf: Readonly<Record<string, RampMove['what']>> = {
  'program.resumed': 'Start',
  'program.ramp_stepped': 'Step',
  'program.ramp_stepped_back': 'Step back',
  'program.paused': 'Stop',
  'program.restored': 'Stop',
}

/** The program's own record since it was last resumed, as far as its ramp goes. */
function entriesOf(tx: Tx, programId: string): Promise<Entry[]> {
  return tx.$queryRaw<Entry[]>`
    SELECT e.kind, e."recordedAt" AS at, (e.payload->>'percent')::int AS percent, e.payload->>'lockId' AS "lockId",
      e.payload->>'reason' AS reason, e.payload->>'rule' AS rule
    FROM timeline_entry e
    WHERE e."streamId" = ${programId}::uuid AND e.kind IN ('program.resumed', 'program.ramp_stepped',
        'program.ramp_stepped_back', 'program.paused', 'program.restored', 'program.lock_placed')
      AND e.seq >= (SELECT max(seq) FROM timeline_entry WHERE "streamId" = ${programId}::uuid AND kind = 'program.resumed')
    ORDER BY e.seq LIMIT 500`
}

/** What the last ramp did, up to its end: each move, readings between them, and the violations seen. */
export async function rampHistory(tx: Tx, programId: string): Promise<RampHistory> {
  const entries = await entriesOf(tx, programId)
  const all = entries.flatMap(({ kind, at, percent }): RampMove[] => {
    const what = whatOf[kind]
    return what ? [{ at, percent: percent ?? 0, what }] : []
  })
  const end = all.findIndex(({ what }) => what === 'Stop')
  const moves = end < 0 ? all : all.slice(0, end + 1)
  const [first, last] = [moves[0], moves.at(-1)]
  if (!first || !last) return { rows: [], stop: null }
  const over = last.what === 'Stop' || last.percent === 100 ? last.at : null
  const [readings, violations] = await Promise.all([
    tx.rampSample.findMany({
      where: { programId, at: { gte: first.at, ...(over && { lte: over }) } },
      select: { at: true, percent: true, collecting: true },
      orderBy: { at: 'asc' },
    }),
    tx.dataObservation.findMany({
      where: { programId, class: 'violation', at: { gte: first.at, ...(over && { lte: over }) } },
      select: { at: true, count: true },
      orderBy: { at: 'asc' },
      take: 5000,
    }),
  ])
  return { rows: rampSeries(moves, readings, violations), stop: stopOf(entries, moves) }
}

function stopOf(entries: readonly Entry[], moves: readonly RampMove[]): RampStopView | null {
  const last = moves.at(-1)
  if (last?.what !== 'Stop') return null
  const before = moves.at(-2)?.percent ?? 0
  if (before === 100) return null
  const paused = entries.find(({ kind }) => whatOf[kind] === 'Stop')
  const lock = entries.find(({ kind, lockId }) => kind === 'program.lock_placed' && lockId === paused?.lockId)
  return { at: last.at, percent: before, reason: lock?.reason ?? null, rule: lock?.rule ?? null }
}
