import type { FollowUp } from '@/lib/publications/model'

/** What a statement is to the one that it follows; null for one that follows none. */
export function followUpOf(statement: { readonly correctsId: string | null }): FollowUp | null {
  return statement.correctsId === null ? null : 'correction'
}
