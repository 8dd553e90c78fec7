import { z } from 'zod'
import type { PauseWindow } from '@/lib/programs/rules/data-class'
import { boundOfWaitMs } from '@/lib/programs/rules/lease-time'

const paused = z.object({ epoch: z.string(), pausedAt: z.iso.datetime(), leasesOverAt: z.iso.datetime() })

/** An entry of the program's timeline about a pause or a resume. */
export interface WindowRow {
  readonly kind: 'program.paused' | 'program.restored' | 'program.resumed'
  readonly payload: unknown
  readonly recordedAt: Date
}

/** The stops that these entries tell of, oldest first. The entries come newest first. */
export function windowsOf(rows: readonly WindowRow[]): PauseWindow[] {
  let windows: PauseWindow[] = []
  for (const { kind, payload, recordedAt } of rows.toReversed()) {
    if (kind === 'program.resumed')
      windows = windows.map((each) => (each.resumedAt === null ? { ...each, resumedAt: recordedAt } : each))
    else windows.push(windowOf(payload))
  }
  return windows
}

function windowOf(payload: unknown): PauseWindow {
  const { epoch, pausedAt, leasesOverAt } = paused.parse(payload)
  const at = new Date(pausedAt)
  const boundMs = boundOfWaitMs(new Date(leasesOverAt).getTime() - at.getTime())
  return { epoch: BigInt(epoch), pausedAt: at, stopBy: new Date(at.getTime() + boundMs), resumedAt: null }
}
