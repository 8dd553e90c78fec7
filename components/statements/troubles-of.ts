import { bindingsToRecheck, lastChecked, type Recheck } from '@/lib/statements/bindings'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import type { Troubles } from './statement-text'

/** The bindings of an open text that nobody has read as they are now. What is published is judged by the record instead. */
export function recheckOf({ publication, version, versions, approvalRows, fresh }: StatementDetail): Recheck[] {
  if (publication) return []
  const approved = approvalRows.filter(({ decision }) => decision === 'approved').map(({ textHash }) => textHash)
  return bindingsToRecheck(version, lastChecked(versions, approved), fresh)
}

/** What is wrong with the claims of a text: unsupported, fallen since it was published, or to be read again. */
export function troublesOf({ publication, version }: StatementDetail, recheck: readonly Recheck[]): Troubles {
  const fallen = publication?.standing.claims.filter(({ state }) => state !== 'current') ?? []
  const unsupported = publication ? [] : version.claims.filter(({ missing }) => missing.length > 0)
  return new Map([
    ...recheck.map(({ key }) => [key, 'Needs re-check'] as const),
    ...unsupported.map(({ key }) => [key, 'Unsupported'] as const),
    ...fallen.map(({ key }) => [key, 'No longer holds'] as const),
  ])
}
