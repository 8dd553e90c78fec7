import { deriveFor } from '@/lib/statements/derive'
import { statementHash } from '@/lib/statements/hash'
import { noBackground } from '@/lib/statements/lint/model'
import type { ApprovalRole } from '@/lib/statements/model'
import { renderedTextOf } from '@/lib/statements/render'
import type { ApprovalFacts, StatementFacts } from '@/lib/statements/rules/facts'
import { entry, finding, opening, view } from '@/lib/testing/statements/record'

/** The model record with a finished review that found nothing. */
export const reviewedRecord = view([...opening, entry(5, 'finding.recorded', finding())])

/** A holding statement that this record supports whole. */
export const holdingText = [
  '{{claim:what_happened}} {{claim:no_indication_of_access}} {{claim:pause_status/workflow-insight}}',
  'Next update: 17:00 UTC on 4 November.',
  'Contact: the press office.',
].join('\n')

/** An hour after the model record was read. */
export const anHourLater = new Date('2026-11-03T15:00:00.000Z')

/** A version of that number with its claims as the reviewed record supports them. */
export function versionOf(body: string, number = 1, record = reviewedRecord) {
  const claims = deriveFor(record, body)
  const textHash = statementHash({ title: '', audience: '', text: renderedTextOf(body, claims) }, claims)
  return { number, body, claims, textHash }
}

/** A draft of the holding statement, changed as asked. */
export function statementFacts(change: Partial<StatementFacts> = {}, body = holdingText): StatementFacts {
  return {
    ...{ kind: 'holding', originalKind: null, leadId: null, saidBefore: [], embargo: null, lint: noBackground },
    ...{ title: 'Holding statement', audience: '' },
    judgedSince: null,
    state: 'draft',
    version: versionOf(body),
    authorIds: ['author'],
    approvals: [],
    ...change,
  }
}

/** An approval of the holding statement by that role’s own person. */
export function approvalBy(role: ApprovalRole, change: Partial<ApprovalFacts> = {}): ApprovalFacts {
  const textHash = versionOf(holdingText).textHash
  return { role, decision: 'approved', textHash, personId: `the ${role} person`, at: anHourLater, ...change }
}

/** `ok`, or the code of the refusal. */
export function codeOf(decision: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return decision.ok ? 'ok' : decision.refusal.code
}
