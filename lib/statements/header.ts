import { approvalRoleWords, audienceClassOf, statementKindRules } from '@/lib/statements/model'
import type { StatementDetail } from '@/lib/statements/queries/statement'
import { approvalsOn } from '@/lib/statements/rules/approvals'
import { lineContent, slotLines } from '@/lib/statements/slots'
import { formatTime } from '@/lib/time'

/** One row of the header that every statement carries. */
export interface HeaderRow {
  readonly label: string
  readonly value: string
}

const lineOf = ({ kind, version }: StatementDetail, line: string) => lineContent(line, version.body, slotLines(kind))

/**
 * The header of every kind (c1): what it is, for whom, which version, as of when and up to which entry, who has approved,
 * when more follows, whom to ask, what it takes the place of. Times are in UTC.
 */
export function headerRows(statement: StatementDetail): HeaderRow[] {
  const { reference, kind, originalKind, audience, version, versions, outgoing, corrects, embargo } = statement
  const drawn = versions.find(({ number }) => number === version.number)
  const approvals = approvalsOn(statement, version.textHash).map(
    ({ role, decision }) => `${approvalRoleWords[role]}: ${decision.replace('_', ' ')}`,
  )
  const rows: (readonly [string, string | null])[] = [
    ['Statement', `${reference}, version ${version.number}`],
    ['Kind', statementKindRules[kind].label],
    ['Audience', `${audience} (${audienceClassOf(kind, originalKind)})`],
    ['As of', formatTime(outgoing.asOf, 'UTC')],
    ['Facts up to', drawn && drawn.factsSeq > 0 ? `entry ${drawn.factsSeq} of the incident’s timeline` : null],
    ['Approvals', approvals.join('; ')],
    ['Not public until', embargo ? formatTime(embargo.at, 'UTC') : null],
    ['Next update', lineOf(statement, 'Next update:')],
    ['Contact', lineOf(statement, 'Contact:')],
    ['Supersedes', corrects],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
