import { expect, it } from 'vitest'
import { recordJudgment } from '@/lib/clocks/commands/judge'
import { draftStatement } from '@/lib/statements/commands/draft'
import { submitForApproval } from '@/lib/statements/commands/review'
import { refreshClaims } from '@/lib/statements/commands/revise'
import { getStatement } from '@/lib/statements/queries/statement'
import { castPeople, openIncident } from '@/lib/testing/statements/incident'

it('a draft for an authority waits for a refresh when a judgment from which a clock runs came after it', async () => {
  const cast = await castPeople()
  const { id: incidentId } = await openIncident(cast.responder)
  const drafted = await draftStatement(cast.author, {
    ...{ incidentId, kind: 'regulator_notification', title: 'Notification', body: '{{claim:what_happened}}' },
  })
  const read = () => getStatement(cast.author, drafted.reference)
  expect((await read()).judgedSince).toBeNull()
  const at = new Date(Date.now() - 60_000).toISOString()
  await recordJudgment(cast.responder, { incidentId, kind: 'aware', at, reason: 'The logs show it.' })
  const { judgedSince } = await read()
  expect(judgedSince).toBeGreaterThan(0)
  const statementId = drafted.id
  await expect(submitForApproval(cast.author, { statementId, expectedVersion: 1 })).rejects.toThrow(
    `Entry ${judgedSince} records a judgment from which a clock runs`,
  )
  expect(await refreshClaims(cast.author, { statementId, expectedVersion: 1 })).toMatchObject({ number: 2 })
  expect((await read()).judgedSince).toBeNull()
})
