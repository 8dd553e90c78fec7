import type { ProgramEvent, ProgramEventKind } from '@/lib/programs/events'

const onLocks = [
  'program.lock_released',
  'program.lock_offered',
  'program.lock_handed_over',
  'program.lock_offer_ended',
  'program.lock_break_requested',
  'program.lock_broken',
  'program.lock_break_ended',
  'program.lock_break_acknowledged',
] as const satisfies readonly ProgramEventKind[]

/** What happens to a lock that stands already. */
export type LockKind = (typeof onLocks)[number]
export type LockEvent = Extract<ProgramEvent, { kind: LockKind }>

/** That the lock is gone shows on the program anyway; how it went is part of the program's own record of safety. */
const shownOfRestricted: ReadonlySet<LockKind> = new Set(['program.lock_released', 'program.lock_broken'])

/**
 * What the program's own stream tells of its lock. A person's, or a rule's: everything. An incident's: that it happened,
 * without who and why, which stand on the incident. A restricted incident's: only that the lock went, and whether in its
 * owner's absence; null for all else.
 */
export function toldOnProgram(made: LockEvent, holder: { readonly restricted: boolean } | null): LockEvent | null {
  if (!holder) return made
  if (!holder.restricted) return withoutPeople(made)
  return shownOfRestricted.has(made.kind) ? withoutPeople(made) : null
}

function withoutPeople(made: LockEvent): LockEvent {
  switch (made.kind) {
    case 'program.lock_released':
      return { ...made, payload: { ...made.payload, reason: null } }
    case 'program.lock_offer_ended':
      return { ...made, payload: { ...made.payload, reason: null } }
    case 'program.lock_break_ended':
      return { ...made, payload: { ...made.payload, reason: null } }
    case 'program.lock_offered':
      return { ...made, payload: { ...made.payload, from: null, to: null, note: null } }
    case 'program.lock_handed_over':
      return { ...made, payload: { ...made.payload, from: null, to: null } }
    case 'program.lock_break_requested':
      return { ...made, payload: { ...made.payload, ...nothing } }
    case 'program.lock_broken':
      return { ...made, payload: { ...made.payload, ...nothing, by: [] } }
    case 'program.lock_break_acknowledged':
      return { ...made, payload: { ...made.payload, note: null } }
  }
}

const nothing = { owner: null, reason: null, attempts: [], evidence: null }
