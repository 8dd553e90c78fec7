import type { ProgramEvent } from '@/lib/programs/events'
import type { ProgramCore } from '@/lib/programs/model'

/**
 * The program's columns after an event. Commands write what this returns, so the state that the property tests walk
 * through is the state that the database holds.
 */
export function evolve(core: ProgramCore, event: ProgramEvent): ProgramCore {
  switch (event.kind) {
    case 'program.paused':
      return {
        ...core,
        phase: 'pausing',
        epoch: BigInt(event.payload.epoch),
        rampPercent: 0,
        pausedAt: new Date(event.payload.pausedAt),
        leasesOverAt: new Date(event.payload.leasesOverAt),
        pauseCompletedAt: null,
      }
    case 'program.restored':
      return {
        ...core,
        phase: 'pausing',
        epoch: BigInt(event.payload.epoch),
        rampPercent: 0,
        pausedAt: new Date(event.payload.pausedAt),
        leasesOverAt: new Date(event.payload.leasesOverAt),
        pauseCompletedAt: null,
        restoredAt: new Date(event.payload.pausedAt),
      }
    case 'program.pause_completed':
      return { ...core, phase: 'paused', pauseCompletedAt: completedAt(core, event.payload.tookMs) }
    case 'program.retired':
      return { ...core, phase: 'retired' }
    case 'program.resume_requested':
      return { ...core, phase: 'resume_requested' }
    case 'program.resume_withdrawn':
    case 'program.resume_voided':
      return { ...core, phase: 'paused' }
    case 'program.resumed':
      return collecting({ ...core, maxTtlGrantedMs: event.payload.maxTtlGrantedMs }, event.payload)
    case 'program.ramp_stepped':
      return collecting(core, event.payload)
    default:
      return core
  }
}

function collecting(core: ProgramCore, to: { readonly epoch: string; readonly percent: number }): ProgramCore {
  return {
    ...core,
    phase: to.percent >= 100 ? 'running' : 'ramping',
    epoch: BigInt(to.epoch),
    rampPercent: to.percent,
    pausedAt: null,
    leasesOverAt: null,
    pauseCompletedAt: null,
    restoredAt: null,
  }
}

function completedAt(core: ProgramCore, tookMs: number): Date | null {
  return core.pausedAt && new Date(core.pausedAt.getTime() + tookMs)
}
