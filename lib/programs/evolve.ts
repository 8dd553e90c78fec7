import type { ProgramEvent } from '@/lib/programs/events'
import type { ProgramCore } from '@/lib/programs/model'

interface Stop {
  readonly epoch: string
  readonly pausedAt: string
  readonly leasesOverAt: string
}

/** Told to stop at an epoch of its own; complete once every collector is accounted for, at `leasesOverAt` at the latest. */
function stopped(core: ProgramCore, { epoch, pausedAt, leasesOverAt }: Stop): ProgramCore {
  return {
    ...core,
    phase: 'pausing',
    epoch: BigInt(epoch),
    rampPercent: 0,
    rampStepAt: null,
    rampAutomatic: false,
    pausedAt: new Date(pausedAt),
    leasesOverAt: new Date(leasesOverAt),
    pauseCompletedAt: null,
  }
}

/**
 * The program's columns after an event. Commands write what this returns, so the state that the property tests walk
 * through is the state that the database holds.
 */
export function evolve(core: ProgramCore, event: ProgramEvent): ProgramCore {
  switch (event.kind) {
    case 'program.paused':
      return stopped(core, event.payload)
    case 'program.restored':
      return { ...stopped(core, event.payload), restoredAt: new Date(event.payload.pausedAt) }
    case 'program.pause_completed':
      return { ...core, phase: 'paused', pauseCompletedAt: completedAt(core, event.payload.tookMs) }
    case 'program.retired':
      return { ...core, phase: 'retired' }
    case 'program.resume_requested':
      return { ...core, phase: 'resume_requested' }
    case 'program.resume_withdrawn':
    case 'program.resume_voided':
      return { ...core, phase: 'paused' }
    case 'program.resumed': {
      const { maxTtlGrantedMs, requestId: rampSeed, automatic: rampAutomatic } = event.payload
      return collecting({ ...core, maxTtlGrantedMs, rampSeed, rampAutomatic }, event.payload)
    }
    case 'program.ramp_stepped':
      return collecting(core, event.payload)
    case 'program.ramp_stepped_back':
      return { ...collecting(core, event.payload), rampAutomatic: false }
    default:
      return core
  }
}

function collecting(
  core: ProgramCore,
  to: { readonly epoch: string; readonly percent: number; readonly at: string },
): ProgramCore {
  const whole = to.percent >= 100
  return {
    ...core,
    phase: whole ? 'running' : 'ramping',
    epoch: BigInt(to.epoch),
    rampPercent: to.percent,
    rampStepAt: whole ? null : new Date(to.at),
    rampAutomatic: core.rampAutomatic && !whole,
    pausedAt: null,
    leasesOverAt: null,
    pauseCompletedAt: null,
    restoredAt: null,
  }
}

function completedAt(core: ProgramCore, tookMs: number): Date | null {
  return core.pausedAt && new Date(core.pausedAt.getTime() + tookMs)
}
