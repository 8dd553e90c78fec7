import type { Role } from '@/lib/auth/model'
import { type StatementKind, statementKinds } from '@/lib/statements/model'

const writers: readonly Role[] = ['responder', 'spokesperson']

/**
 * Whose words each kind is. A brief is the responders’, who know the state of the work; counsel may write what goes to an
 * authority; everything else is written by spokespeople and responders. Reporters write none.
 */
const draftRoles: Partial<Record<StatementKind, readonly Role[]>> = {
  leadership_brief: ['responder'],
  regulator_notification: [...writers, 'counsel'],
}

/** The kind that decides who may write it: what a correction corrects, at the end of the chain. */
function ruling(kind: StatementKind, original: StatementKind | null): StatementKind {
  return kind === 'correction' && original !== null ? original : kind
}

/** Whether somebody with these roles may write, change and submit a statement of this kind. */
export function mayDraftKind(
  roles: readonly Role[],
  kind: StatementKind,
  original: StatementKind | null = null,
): boolean {
  return (draftRoles[ruling(kind, original)] ?? writers).some((role) => roles.includes(role))
}

/** The kinds that a new statement of theirs may be: all but corrections, which start from what they correct. */
export function draftableKinds(roles: readonly Role[]): StatementKind[] {
  return statementKinds.filter((kind) => kind !== 'correction' && mayDraftKind(roles, kind))
}
