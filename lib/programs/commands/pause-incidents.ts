import 'server-only'
import type { Tx } from '@/lib/db/client'
import { concernedIncidents } from '@/lib/programs/commands/write'
import type { ProgramTarget } from '@/lib/programs/lock'
import { pauseWindows } from '@/lib/programs/queries/pauses'
import type { LockedStream } from '@/lib/timeline/model'

/** The incidents behind the last pause, locked: those that held a lock in it, also when the program collects again. */
export async function incidentsOfLastPause(tx: Tx, target: ProgramTarget): Promise<LockedStream[]> {
  const pausedAt = target.program.pausedAt ?? (await pauseWindows(tx, target.program.id)).at(-1)?.pausedAt ?? null
  return concernedIncidents(tx, { ...target, program: { ...target.program, pausedAt } })
}
