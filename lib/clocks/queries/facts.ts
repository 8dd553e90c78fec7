import 'server-only'
import { standing } from '@/lib/clocks/judgments'
import { readJudgments } from '@/lib/clocks/queries/standing'
import type { RecordedFacts } from '@/lib/clocks/scope-facts'
import type { Tx } from '@/lib/db/client'
import type { IncidentState } from '@/lib/incidents/lock'

/** What the workplace said it is under: the laws that somebody switched on in so many words. */
async function declaredRegimes(tx: Tx): Promise<string[] | null> {
  const rows = await tx.regimeSetting.findMany({ where: { enabled: true }, select: { regime: true } })
  return rows.length > 0 ? rows.map(({ regime }) => regime) : null
}

/** What is recorded of an incident that laws could ask about. What nobody recorded is null, which is no “none”. */
export async function readRecordedFacts(tx: Tx, incident: IncidentState): Promise<RecordedFacts> {
  const { id, dataCategories, affectedLow, affectedHigh, kind } = incident
  const programs = await tx.incidentProgram.findMany({
    where: { incidentId: id },
    select: { program: { select: { name: true } } },
    orderBy: { program: { name: 'asc' } },
  })
  const paid = standing(await readJudgments(tx, id)).some((judgment) => judgment.kind === 'extortion_payment')
  const high = affectedHigh ?? affectedLow
  return {
    dataCategories: dataCategories.length > 0 ? dataCategories : null,
    // The record does not say where people are in a form that a rule could read.
    places: null,
    affected: high === null ? null : { unit: 'people', high },
    stage: null,
    programs: programs.map(({ program }) => program.name),
    extortionPaid: paid,
    serviceDisrupted: kind === 'availability',
    declared: await declaredRegimes(tx),
  }
}
