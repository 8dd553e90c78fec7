import { type FollowUp, followUps } from '@/lib/publications/model'

/** What a statement is to the one that it follows; null for one that follows none. One without a type is a correction. */
export function followUpOf(statement: {
  readonly correctsId: string | null
  readonly correctionType: string | null
}): FollowUp | null {
  if (statement.correctsId === null) return null
  return followUps.find((type) => type === statement.correctionType) ?? 'correction'
}
