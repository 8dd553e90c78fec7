import type { ProgramPhase, SafeguardRecord } from '@/lib/programs/model'
import { collects } from '@/lib/programs/rules/allow'
import { isSettled } from '@/lib/programs/rules/locks'

/** An incident linked to a program, as far as the rule on severe incidents looks at the two. */
export interface LinkedSeverity {
  readonly severity: number
  readonly drill: boolean
  readonly status: string
  readonly phase: ProgramPhase
  /** Whether the program's owner has the rule on. */
  readonly pauseOnSevere: boolean
  /** Whether this incident holds a lock on the program. */
  readonly locked: boolean
}

const pausesAt = 1
const asksAt = 2

/** An exercise stops nothing real, and what is contained argues no more for a pause. */
function argues({ drill, status, phase, locked }: LinkedSeverity): boolean {
  return !drill && !isSettled({ status }) && phase !== 'retired' && !locked
}

/**
 * A SEV 0 or 1 that is linked to a program pauses it by itself, unless the owner has switched that off: whoever files has
 * something better to do than to look for the button, and a pause too many is undone with less harm than one too few.
 */
export function pausesForSeverity(link: LinkedSeverity): boolean {
  return link.pauseOnSevere && link.severity <= pausesAt && argues(link)
}

/** A SEV 2, untriaged ones included, asks to pause with one tap; so does a SEV 0 or 1 where the rule is off. */
export function asksToPause(link: LinkedSeverity): boolean {
  return link.severity <= asksAt && collects(link.phase) && argues(link) && !pausesForSeverity(link)
}

/** A safeguard as far as the rule on expired verifications looks at it. */
export type ExpiringSafeguard = Pick<SafeguardRecord, 'state' | 'required' | 'expiresAt'>

/** Whether it counted as proven until its verification ran out. */
export function hasExpired({ state, expiresAt }: ExpiringSafeguard, now: Date): boolean {
  return state === 'verified' && expiresAt !== null && expiresAt <= now
}

/**
 * A required safeguard whose verification has expired stops a ramp, and pauses a running program if its owner has asked
 * for that.
 */
export function pausesForExpiry(
  safeguard: ExpiringSafeguard,
  program: { readonly phase: ProgramPhase; readonly pauseOnExpiry: boolean },
  now: Date,
): boolean {
  if (!safeguard.required || !hasExpired(safeguard, now)) return false
  return program.phase === 'ramping' || (program.phase === 'running' && program.pauseOnExpiry)
}
