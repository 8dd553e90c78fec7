import type { At } from './authz-table'
import type { ActionCall } from './server-actions'
import type { World } from './world'

/** One action with well-formed input: what comes back is then about who asks. */
export interface ActionCase {
  readonly action: string
  /** Which of its kinds, where an action writes several. */
  readonly kind?: string
  /** Who has the permission on something at all; everybody else is forbidden. */
  readonly holds: string
  /** Who has it on the open incident or program; whoever only reads that is forbidden, to the rest it is not found. */
  readonly reaches: string
  /** What it can be pointed at; an action that names nothing is tried once. */
  readonly at: readonly Exclude<At, 'closed'>[]
  readonly call: (world: World, at: Exclude<At, 'closed'>) => Pick<ActionCall, 'bound' | 'form' | 'formAlone'>
}
