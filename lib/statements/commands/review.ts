import 'server-only'
import type { Permission } from '@/lib/auth/permissions'
import { command } from '@/lib/command'
import { demand, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { writerOf } from '@/lib/statements/commands/draft'
import { expectVersion } from '@/lib/statements/commands/revise'
import { announceStatement } from '@/lib/statements/commands/write'
import { lockStatement } from '@/lib/statements/lock'
import type { ApprovalRole } from '@/lib/statements/model'
import { readDecidable } from '@/lib/statements/queries/lint'
import { decideApprove, decideSubmit } from '@/lib/statements/rules/approvals'
import { reviewStatementInput, submitForApprovalInput } from '@/lib/statements/schema'
import { event } from '@/lib/timeline/model'

/** Puts a draft before its approvers, if the record supports every claim of it and its text asserts nothing besides. */
export const submitForApproval = command({
  name: 'statements.submitForApproval',
  permission: 'statement.draft',
  input: submitForApprovalInput,
  events: ['statement.submitted'],
  target: (context, input) => lockStatement(context, input.statementId),
  async run({ tx, input, target: { statement, stream }, now }) {
    await expectVersion(tx, statement, input.expectedVersion)
    const { facts, fresh } = await readDecidable(tx, statement, now)
    demand(decideSubmit(facts, fresh, now))
    const version = statement.version + 1
    await tx.statement.update({ where: { id: statement.id }, data: { state: 'in_review', version, updatedAt: now } })
    await announceStatement(tx, { id: statement.id, version }, stream)
    const { number, textHash } = facts.version
    const submitted = {
      statementId: statement.id,
      reference: statement.reference,
      title: statement.title,
      number,
      textHash,
    }
    return { events: [event(stream, 'statement.submitted', submitted)], result: { version } }
  },
})

/** The command by which one role answers: approve exactly this text, or ask for changes, which makes it a draft again. */
function review(name: string, role: ApprovalRole, permission: Permission) {
  return command({
    name,
    permission,
    input: reviewStatementInput,
    events: ['statement.approved', 'statement.changes_requested'],
    target: (context, input) => lockStatement(context, input.statementId),
    async run({ tx, actor, input: { textHash, decision, reason }, target: { statement, stream }, now }) {
      const personId = writerOf(actor)
      const { facts } = await readDecidable(tx, statement, now)
      if (decision === 'approved') demand(decideApprove(facts, { personId, role, textHash }))
      else if (statement.state !== 'in_review')
        throw new Refused('not_in_review', 'Changes can be asked for while the statement is in review.')
      const { id: versionId, number, authorId } = facts.version
      if (authorId === personId) throw new Refused('author_reviews', 'You wrote this text; somebody else reviews it.')
      await tx.statementApproval.create({
        data: {
          ...{ id: newId(), statementId: statement.id, versionId, authorId, role, personId, decision, reason, at: now },
          textHash: Buffer.from(facts.version.textHash, 'hex'),
        },
      })
      const version = statement.version + 1
      const state = decision === 'approved' ? statement.state : 'draft'
      await tx.statement.update({ where: { id: statement.id }, data: { state, version, updatedAt: now } })
      await announceStatement(tx, { id: statement.id, version }, stream)
      const which = { statementId: statement.id, reference: statement.reference, title: statement.title, number, role }
      const written =
        decision === 'approved'
          ? event(stream, 'statement.approved', { ...which, textHash })
          : event(stream, 'statement.changes_requested', { ...which, reason })
      return { events: [written], result: { version, state } }
    },
  })
}

export const reviewForComms = review('statements.reviewForComms', 'comms', 'statement.approve.comms')
export const reviewForLegal = review('statements.reviewForLegal', 'legal', 'statement.approve.legal')
export const reviewForSecurity = review('statements.reviewForSecurity', 'security', 'statement.approve.security')
export const reviewForPrivacy = review('statements.reviewForPrivacy', 'privacy', 'statement.approve.privacy')
export const reviewForHr = review('statements.reviewForHr', 'hr', 'statement.approve.hr')
export const reviewForLead = review('statements.reviewForLead', 'lead', 'statement.approve.lead')
export const reviewForAccount = review('statements.reviewForAccount', 'account', 'statement.approve.account')

/** The command of each role. */
export const reviewByRole = {
  comms: reviewForComms,
  legal: reviewForLegal,
  security: reviewForSecurity,
  privacy: reviewForPrivacy,
  hr: reviewForHr,
  lead: reviewForLead,
  account: reviewForAccount,
} as const satisfies Record<ApprovalRole, unknown>
