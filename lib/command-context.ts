import type { Actor } from '@/lib/auth/model'
import type { Permission } from '@/lib/auth/permissions'
import type { Tx } from '@/lib/db/client'
import type { LockedStream } from '@/lib/timeline/model'

// What commands and the functions that lock for them share, apart from both: reactions lock too, and commands run reactions.

/** What a target is looked up with: it must lock what the command changes, in the actor's scope for the permission. */
export interface CommandContext {
  readonly tx: Tx
  readonly actor: Actor
  readonly permission: Permission
}

/** What every command works on: a locked stream, and the database's time under that lock. */
export interface Target {
  readonly stream: LockedStream
  readonly now: Date
}
