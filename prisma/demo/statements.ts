import { db } from '@/lib/db/client'
import { Refused } from '@/lib/errors'
import { draftStatement } from '@/lib/statements/commands/draft'
import { publishStatement } from '@/lib/statements/commands/publish'
import { reviewForComms, reviewForLegal, reviewForSecurity, submitForApproval } from '@/lib/statements/commands/review'
import { reviseStatement } from '@/lib/statements/commands/revise'
import { sayInstant } from '@/lib/statements/phrases'
import type { Calendar } from './calendar'
import type { DemoCase } from './case'
import { firstWords } from './case-text'
import type { People } from './programs'

/** The holding statement in the form that the record supports, claims as tokens. */
function supportedWords(calendar: Calendar): string {
  return [
    '{{claim:what_happened}} {{claim:no_indication_of_access}}',
    '{{claim:pause_status/workflow-insight-program}}',
    '',
    `Next update: ${sayInstant(calendar.into(48).toISOString(), calendar.into(30).toISOString())}.`,
    'Contact: Northwind press office.',
  ].join('\n')
}

const current = (id: string) => db().statement.findUniqueOrThrow({ where: { id }, include: { currentVersion: true } })

async function expectRefusal(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (thrown) {
    if (thrown instanceof Refused) return
    throw thrown
  }
  throw new Error('a statement that the record does not support was accepted for approval')
}

/** The spokesperson's first words, which are refused; then the scoped form, approved by three and published. */
export async function loadStatements(people: People, incident: DemoCase, calendar: Calendar): Promise<void> {
  const { sam, nia, clara, ana } = people
  const title = 'Holding statement for the press'
  const drafted = {
    incidentId: incident.id,
    kind: 'holding',
    title,
    audience: 'Press and public',
    body: firstWords,
  } as const
  const { id: statementId } = await draftStatement(sam, drafted, { asOf: calendar.into(30) })
  await expectRefusal(() => submitForApproval(sam, { statementId, expectedVersion: 1 }, { asOf: calendar.into(30, 2) }))
  const seen = async () => ({ statementId, expectedVersion: (await current(statementId)).version })
  const revised = {
    title,
    audience: 'Press and public',
    body: supportedWords(calendar),
    note: 'What the record supports',
  }
  await reviseStatement(sam, { ...(await seen()), ...revised }, { asOf: calendar.into(30, 20) })
  await submitForApproval(sam, await seen(), { asOf: calendar.into(30, 24) })
  const { reference, currentVersion } = await current(statementId)
  const textHash = Buffer.from(currentVersion?.textHash ?? []).toString('hex')
  const approval = { statementId, textHash, decision: 'approved' } as const
  await reviewForSecurity(ana, approval, { asOf: calendar.into(30, 31) })
  await reviewForLegal(clara, approval, { asOf: calendar.into(30, 52) })
  await reviewForComms(nia, approval, { asOf: calendar.into(31, 5) })
  const release = { statementId, textHash, channel: 'Press desk', confirm: reference }
  await publishStatement(sam, release, { asOf: calendar.into(31, 10) })
}
