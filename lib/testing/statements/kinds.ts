import type { Actor } from '@/lib/auth/model'
import { draftStatement } from '@/lib/statements/commands/draft'
import { submitForApproval } from '@/lib/statements/commands/review'
import { type StatementKind, statementKindRules } from '@/lib/statements/model'
import { getStatement } from '@/lib/statements/queries/statement'
import { slotLine } from '@/lib/statements/slots'

const open = 'not known yet, owner Ana Silva, due 17:00 UTC on 4 November'

/** A text of the kind in which every slot says who finds it out, and by when. */
export function openBody(kind: StatementKind): string {
  return statementKindRules[kind].slots.map((slot) => `${slotLine(slot)} ${open}`).join('\n\n')
}

/** Drafts such a text and submits it. */
export async function submittedOpen(by: Actor, incidentId: string, kind: StatementKind) {
  const { id: statementId, reference } = await draftStatement(by, {
    ...{ incidentId, kind, title: statementKindRules[kind].label },
    body: openBody(kind),
  })
  await submitForApproval(by, { statementId, expectedVersion: 1 })
  const { textHash } = (await getStatement(by, reference)).version
  return { statementId, reference, yes: { statementId, textHash, decision: 'approved' } as const }
}
