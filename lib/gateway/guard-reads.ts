import type { Pool } from 'pg'
import { type WindowRow, windowsOf } from '@/lib/programs/rules/pause-windows'
import type { QuarantineDecision } from '@/lib/programs/rules/quarantine'

/** What a guard must know of its program to judge what arrives. Times are the database's. */
export interface GuardState {
  readonly program: string
  readonly epoch: string
  readonly collecting: boolean
  readonly pauses: readonly {
    readonly epoch: string
    readonly pausedAt: string
    readonly stopBy: string
    readonly resumedAt: string | null
  }[]
  readonly now: string
}

export interface DecidedBatch {
  readonly id: string
  readonly decision: QuarantineDecision
}

const pausesText = `SELECT kind, payload, "recordedAt" FROM timeline_entry
  WHERE "streamId" = $1 AND kind IN ('program.paused', 'program.restored', 'program.resumed') ORDER BY seq DESC LIMIT 60`

/** The latest stops of a program, as JSON has them. */
export async function pausesOf(reads: Pool, programId: string): Promise<GuardState['pauses']> {
  const { rows } = await reads.query<WindowRow>({ name: 'pauses', text: pausesText, values: [programId] })
  return windowsOf(rows).map(({ epoch, pausedAt, stopBy, resumedAt }) => ({
    epoch: epoch.toString(),
    pausedAt: pausedAt.toISOString(),
    stopBy: stopBy.toISOString(),
    resumedAt: resumedAt?.toISOString() ?? null,
  }))
}

const sealedText = `SELECT id::text, state AS decision FROM quarantine_batch
  WHERE "programId" = $1 AND "tokenId" = $2 AND state IN ('release', 'destroy') ORDER BY "decidedAt" LIMIT 500`

/** Batches of this guard that have been decided on and not been dealt with. */
export async function sealedBatches(reads: Pool, programId: string, tokenId: string): Promise<DecidedBatch[]> {
  const { rows } = await reads.query<DecidedBatch>({ name: 'decided', text: sealedText, values: [programId, tokenId] })
  return rows
}
