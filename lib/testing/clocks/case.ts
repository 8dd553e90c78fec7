import type { PersonActor } from '@/lib/auth/model'
import { assessRegime, openAssessment } from '@/lib/clocks/commands/assess'
import { recordJudgment } from '@/lib/clocks/commands/judge'
import type { JudgmentKind } from '@/lib/clocks/model'
import { db } from '@/lib/db/client'
import { assignRole } from '@/lib/incidents/commands/people'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'

export const ground = 'As counsel read it'

/** The database's time, this many hours from now. */
export async function hoursFromNow(hours: number): Promise<Date> {
  const [row] = await db().$queryRaw<{ at: Date }[]>`SELECT standdown_now() + ${hours} * interval '1 hour' AS at`
  if (!row) throw new Error('the database told no time')
  return row.at
}

/** Opens a law on the incident and decides that it applies. */
export async function applyRegime(counsel: PersonActor, incidentId: string, regime: string): Promise<void> {
  await openAssessment(counsel, { incidentId, regime, reason: ground })
  await assessRegime(counsel, { incidentId, regime, decision: 'applies', reason: ground })
}

/** Records a judgment as of that many hours ago; answers its entry. */
export async function judge(
  actor: PersonActor,
  incidentId: string,
  kind: JudgmentKind,
  hoursAgo: number,
  more: { regime?: string; supersedes?: number } = {},
): Promise<number> {
  const at = (await hoursFromNow(-hoursAgo)).toISOString()
  const { seq } = await recordJudgment(actor, { incidentId, kind, at, reason: ground, ...more })
  return seq
}

/** An incident with a lead and a counsel, under GDPR, with no judgment yet. */
export async function underGdpr(input: Parameters<typeof filedBy>[1] = {}) {
  const [lead, counsel] = [await addPerson('responder'), await addPerson('counsel')]
  const { id, reference } = await filedBy(lead, input)
  await assignRole(lead, { incidentId: id, role: 'lead', personId: lead.id })
  await assignRole(lead, { incidentId: id, role: 'counsel', personId: counsel.id })
  await applyRegime(counsel, id, 'gdpr')
  return { id, reference, lead, counsel }
}

/** The clock of a duty that stands on the incident. */
export function clockOf(incidentId: string, duty: string) {
  return db().clock.findFirstOrThrow({ where: { incidentId, duty, state: { not: 'superseded' } } })
}

/** The moments at which its alerts are due to be given, in order. */
export async function plannedAlerts(clockId: string): Promise<string[]> {
  const jobs = await db().job.findMany({
    where: { name: 'clocks.alert', key: { startsWith: clockId }, failedAt: null },
    orderBy: { dueAt: 'asc' },
  })
  return jobs.map(({ key }) => key?.split('/').at(-1) ?? '')
}
