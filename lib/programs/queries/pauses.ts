import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { PauseWindow } from '@/lib/programs/rules/data-class'
import { type WindowRow, windowsOf } from '@/lib/programs/rules/pause-windows'

/** The latest stops of the program, oldest first, as its own timeline tells them. */
export async function pauseWindows(tx: Tx, programId: string): Promise<PauseWindow[]> {
  const rows = await tx.$queryRaw<WindowRow[]>`
    SELECT kind, payload, "recordedAt" FROM timeline_entry
    WHERE "streamId" = ${programId}::uuid AND kind IN ('program.paused', 'program.restored', 'program.resumed')
    ORDER BY seq DESC LIMIT 60`
  return windowsOf(rows)
}
