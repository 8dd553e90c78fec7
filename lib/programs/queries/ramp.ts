import 'server-only'
import type { Actor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import type { ProgramPhase, ResumePlan } from '@/lib/programs/model'
import { gate } from '@/lib/programs/queries/gate'
import { type RampHistory, rampHistory } from '@/lib/programs/queries/ramp-history'
import { type ReadableProgram, reaches, readableProgram } from '@/lib/programs/queries/readable'
import { appliedPlan } from '@/lib/programs/queries/request'
import type { Step } from '@/lib/programs/queries/resume'
import { inCohort } from '@/lib/programs/rules/allow'
import { decideRampStep } from '@/lib/programs/rules/ramp'
import { soakOverAt, stepAbove, stepsBelow } from '@/lib/programs/rules/ramp-plan'
import { databaseNow } from '@/lib/timeline/streams'

/** Who may collect at the step that stands. */
export interface Cohort {
  readonly known: number
  readonly members: number
  /** Members that have said so at this epoch. */
  readonly renewed: number
  /** Others that still report that they collect: until they renew, or their lease ends. */
  readonly others: number
}

export interface RampView extends RampHistory {
  readonly programId: string
  readonly slug: string
  readonly phase: ProgramPhase
  readonly epoch: string
  readonly percent: number
  readonly plan: ResumePlan
  readonly automatic: boolean
  readonly stepAt: Date | null
  readonly soakOverAt: Date | null
  /** The percentage of the next step; null at 100 %. */
  readonly next: number | null
  /** Steps that one can go back to, the nearest first. */
  readonly below: readonly number[]
  readonly step: Step
  readonly mayGoBack: boolean
  readonly cohort: Cohort
  readonly recordedSince: number
  readonly violationsSince: number
  /** The database's time of this reading. */
  readonly now: Date
}

/** The ramp that stands, or the last one; null where the program never came back by steps. */
export async function findRamp(actor: Actor, slug: string): Promise<RampView | null> {
  const program = await readableProgram(actor, slug)
  const tx = db()
  const plan = await appliedPlan(tx, program.id)
  if (plan.steps.length < 2) return null
  const [history, cohort, since, now, mayGoBack] = await Promise.all([
    rampHistory(tx, program.id),
    cohortOf(program),
    sinceStep(program),
    databaseNow(tx),
    reaches(actor, program.id, 'program.ramp.back'),
  ])
  const { id: programId, phase, rampPercent: percent, rampAutomatic: automatic, rampStepAt: stepAt } = program
  return {
    ...{ programId, slug, phase, epoch: program.epoch.toString(), percent, plan, automatic, stepAt, now, mayGoBack },
    ...{ ...history, cohort, ...since },
    soakOverAt: soakOverAt(program, plan),
    next: stepAbove(plan, percent)?.percent ?? null,
    below: phase === 'ramping' || phase === 'running' ? stepsBelow(plan, percent).map((step) => step.percent) : [],
    step: await nextStep(actor, program, plan, now),
  }
}

async function nextStep(actor: Actor, program: ReadableProgram, plan: ResumePlan, now: Date): Promise<Step> {
  if (!(await reaches(actor, program.id, 'program.resume.request'))) return 'absent'
  const facts = { ...(await gate(db(), { program, now }, null)), plan, ownerIds: program.ownerIds }
  const decided = decideRampStep(facts, { epoch: program.epoch, byHand: true })
  return decided.ok ? null : decided.refusal
}

interface Placed {
  readonly externalId: string
  readonly renewed: boolean
  readonly collecting: boolean
}

async function cohortOf({ id, epoch, rampSeed, rampPercent, ttlMs }: ReadableProgram): Promise<Cohort> {
  const rows = await db().$queryRaw<Placed[]>`
    SELECT c."externalId", c."lastEpoch" >= ${epoch} AND c.phase = 'collecting' AS renewed,
      c.phase = 'collecting' AND c."lastSeenAt" > standdown_now() - make_interval(secs => ${ttlMs / 1000}::float8) AS collecting
    FROM collector c WHERE c."programId" = ${id}::uuid AND c."retiredAt" IS NULL`
  const members = rows.filter(({ externalId }) => inCohort(externalId, rampSeed, rampPercent))
  return {
    known: rows.length,
    members: members.length,
    renewed: members.filter(({ renewed }) => renewed).length,
    others: rows.filter((row) => row.collecting && !members.includes(row)).length,
  }
}

async function sinceStep({ id, epoch, rampStepAt }: ReadableProgram) {
  const [row] = await db().$queryRaw<{ recordedSince: number; violationsSince: number }[]>`
    SELECT greatest(0, (SELECT coalesce(sum(c.recorded), 0) FROM collector c WHERE c."programId" = ${id}::uuid)
        - (SELECT s.recorded FROM ramp_sample s WHERE s."programId" = ${id}::uuid AND s.epoch = ${epoch} ORDER BY s.at LIMIT 1))::float8
        AS "recordedSince",
      (SELECT coalesce(sum(o.count), 0) FROM data_observation o
        WHERE o."programId" = ${id}::uuid AND o.class = 'violation' AND o.at >= ${rampStepAt}::timestamptz)::float8 AS "violationsSince"`
  return { recordedSince: row?.recordedSince ?? 0, violationsSince: row?.violationsSince ?? 0 }
}
