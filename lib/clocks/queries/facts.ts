import 'server-only'
import { standing } from '@/lib/clocks/judgments'
import { readJudgments } from '@/lib/clocks/queries/standing'
import type { RecordedFacts } from '@/lib/clocks/scope-facts'
import type { Tx } from '@/lib/db/client'
import type { IncidentState } from '@/lib/incidents/lock'
import type { Stage } from '@/lib/severity/model'
import { findLastSuggestion, readSeverityFacts } from '@/lib/severity/queries/record'
import type { RecordedFacts as SeverityFacts } from '@/lib/severity/rules/recorded'
import { givenStage, judgeStage } from '@/lib/severity/rules/stage'

/** What the workplace said it is under: the laws that somebody switched on in so many words. Of the others it said nothing. */
async function declaredRegimes(tx: Tx): Promise<string[]> {
  const rows = await tx.regimeSetting.findMany({ where: { enabled: true }, select: { regime: true } })
  return rows.map(({ regime }) => regime)
}

/**
 * How far the data got: as the last suggestion judged it, else from what the findings say alone. Null where that leaves it
 * open: a stage that was taken for want of knowledge is a question here.
 */
async function recordedStage(tx: Tx, incidentId: string, { access, taken }: SeverityFacts): Promise<Stage | null> {
  const said = (await findLastSuggestion(tx, incidentId))?.payload.input.stage
  const seen = access?.value === 'none_seen' ? 'none_seen' : 'unknown'
  const given = said ?? { reach: 'unknown', access: seen, taken: taken ? true : null }
  const { stage, known } = typeof given === 'string' ? givenStage(given) : judgeStage(given)
  return known ? stage : null
}

/** What is recorded of an incident that laws could ask about. What nobody recorded is null, which is no “none”. */
export async function readRecordedFacts(tx: Tx, incident: IncidentState): Promise<RecordedFacts> {
  const { id, dataCategories, populations, places, kind } = incident
  const programs = await tx.incidentProgram.findMany({
    where: { incidentId: id },
    select: { program: { select: { name: true } } },
    orderBy: { program: { name: 'asc' } },
  })
  const paid = standing(await readJudgments(tx, id)).some((judgment) => judgment.kind === 'extortion_payment')
  const known = await readSeverityFacts(tx, id)
  const high = known.people.value.high ?? known.people.value.low
  return {
    dataCategories: dataCategories.length > 0 ? dataCategories : null,
    populations,
    places: places.length > 0 ? places : null,
    affected: high === null ? null : { unit: 'people', high },
    stage: await recordedStage(tx, id, known),
    programs: programs.map(({ program }) => program.name),
    extortionPaid: paid,
    serviceDisrupted: kind === 'availability',
    declared: await declaredRegimes(tx),
  }
}
