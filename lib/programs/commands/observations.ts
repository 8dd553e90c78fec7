import 'server-only'
import type { z } from 'zod'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { incidentsOfLastPause } from '@/lib/programs/commands/pause-incidents'
import { stopRamp } from '@/lib/programs/commands/stop-ramp'
import { outcome, spread } from '@/lib/programs/commands/write'
import type { CollectorRef, ProgramEventOf } from '@/lib/programs/events'
import { lockProgram, type ProgramTarget } from '@/lib/programs/lock'
import { recordObservationInput } from '@/lib/programs/observation-schema'
import { pauseWindows } from '@/lib/programs/queries/pauses'
import { collects } from '@/lib/programs/rules/allow'
import { type DataClass, type PauseWindow, pauseOf } from '@/lib/programs/rules/data-class'
import { announces, classifyObservation, contradicts, type ObservedFacts } from '@/lib/programs/rules/observation'
import { programRef } from '@/lib/programs/rules/program-ref'

type Input = z.output<typeof recordObservationInput>

interface Observed {
  readonly class: DataClass
  readonly contradicts: boolean
  readonly collector: CollectorRef | null
  readonly pause: PauseWindow | null
  readonly source: string
}

async function collectorNamed(tx: Tx, programId: string, externalId: string | null): Promise<CollectorRef | null> {
  if (externalId === null) return null
  return tx.collector.findFirst({ where: { programId, externalId }, select: { id: true, externalId: true } })
}

async function saidStoppedAt(tx: Tx, programId: string, collector: CollectorRef | null, pause: PauseWindow | null) {
  if (!collector || !pause) return null
  const where = { programId, epoch: pause.epoch, collectorId: collector.id, kind: 'confirmed' as const }
  return (await tx.collectorAccount.findFirst({ where, select: { at: true } }))?.at ?? null
}

/** The report as our own rule sees it. */
async function observe(tx: Tx, { program, now }: ProgramTarget, input: Input): Promise<Observed> {
  const token = await tx.collectorToken.findFirst({
    where: { id: input.tokenId, programId: program.id, purpose: 'observer', revokedAt: null },
    select: { name: true },
  })
  if (!token) throw new NotFound()
  const pauses = await pauseWindows(tx, program.id)
  const captured = { from: input.eventTimeFrom, to: input.eventTimeTo }
  const pause = pauseOf(captured.from, pauses)
  const collector = await collectorNamed(tx, program.id, input.collectorId)
  const { disposition, grantExpiresAt: expiresAt } = input
  const facts: ObservedFacts = {
    ...{ captured, disposition, pauses, now },
    grant: input.epoch === null ? null : { epoch: BigInt(input.epoch), expiresAt },
    epoch: program.epoch,
    collecting: collects(program.phase),
    saidStoppedAt: await saidStoppedAt(tx, program.id, collector, pause),
  }
  return { class: classifyObservation(facts), contradicts: contradicts(facts), collector, pause, source: token.name }
}

interface Told {
  readonly lastToldAt: Date | null
  /** Records of the like that no entry has counted yet. */
  readonly untold: number
}

/** What was told of its like: of the same class and fate, and for a violation of the same collector. */
async function toldOf(tx: Tx, programId: string, observed: Observed, disposition: string): Promise<Told> {
  const collectorId = observed.class === 'violation' ? (observed.collector?.id ?? null) : null
  const [row] = await tx.$queryRaw<Told[]>`
    WITH alike AS (
      SELECT at, count, announced FROM data_observation
      WHERE "programId" = ${programId}::uuid AND class = ${observed.class} AND disposition = ${disposition}
        AND "pauseEpoch" IS NOT DISTINCT FROM ${observed.pause?.epoch ?? null}::bigint
        AND (${observed.class} <> 'violation' OR "collectorId" IS NOT DISTINCT FROM ${collectorId}::uuid)),
    last AS (SELECT max(at) AS at FROM alike WHERE announced)
    SELECT last.at AS "lastToldAt",
      coalesce((SELECT sum(count) FROM alike WHERE NOT announced AND (last.at IS NULL OR alike.at >= last.at)), 0)::float8 AS untold
    FROM last`
  return row ?? { lastToldAt: null, untold: 0 }
}

async function keep(tx: Tx, { now }: ProgramTarget, input: Input, observed: Observed, announced: boolean) {
  const { programId, id, tokenId, count, disposition, batch } = input
  const epoch = input.epoch === null ? null : BigInt(input.epoch)
  const of = {
    programId,
    id,
    tokenId,
    collectorId: observed.collector?.id ?? null,
    epoch,
    class: observed.class,
    count,
  }
  const times = { eventFrom: input.eventTimeFrom, eventTo: input.eventTimeTo }
  const row = { ...of, ...times, disposition, reportedClass: input.class, at: now, source: observed.source, announced }
  const { contradicts: contradicting, pause } = observed
  await tx.dataObservation.create({ data: { ...row, contradicts: contradicting, pauseEpoch: pause?.epoch ?? null } })
  if (batch) {
    const { sizeBytes, place } = batch
    const sha256 = new Uint8Array(Buffer.from(batch.sha256, 'hex'))
    await tx.quarantineBatch.create({
      data: { ...of, ...times, sizeBytes: BigInt(sizeBytes), sha256, place, sealedAt: now },
    })
  }
  if (observed.class === 'violation' && of.collectorId)
    await tx.collector.update({ where: { id: of.collectorId }, data: { lastViolationAt: now } })
}

/**
 * Keeps what a guard or a store saw of a program's data, once for each id. The class is our own rule's. A violation stops
 * a ramp.
 */
export const recordObservation = command({
  name: 'programs.recordObservation',
  permission: 'collector.account',
  input: recordObservationInput,
  events: [
    'program.data_observed',
    'program.lock_placed',
    'program.resume_voided',
    'program.paused',
    'program.pause_completed',
  ],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input, target, now }) {
    const { programId, id, disposition } = input
    const before = await tx.dataObservation.findUnique({ where: { programId_id: { programId, id } } })
    if (before) return { unchanged: { class: before.class as DataClass } }
    const observed = await observe(tx, target, input)
    const result = { class: observed.class }
    const { lastToldAt, untold } = await toldOf(tx, programId, observed, disposition)
    const announced = announces(observed.class, lastToldAt, now)
    await keep(tx, target, input, observed, announced)
    const violation = observed.class === 'violation'
    const stops = violation && target.program.phase === 'ramping'
    if (!announced && !stops) return { unchanged: result }
    const payload = {
      ...{ program: programRef(target.program), class: observed.class, disposition, count: untold + input.count },
      ...{ from: input.eventTimeFrom.toISOString(), to: input.eventTimeTo.toISOString(), epoch: input.epoch },
      ...{ collector: violation ? observed.collector : null, source: observed.source },
      contradicts: observed.contradicts,
    }
    const incidents = await incidentsOfLastPause(tx, target)
    const seen: ProgramEventOf<'program.data_observed'>[] = announced
      ? [{ kind: 'program.data_observed', payload }]
      : []
    const reason = 'Data was seen that must not have been collected.'
    const stopped = stops ? (await stopRamp(tx, target, { rule: 'violation', reason, now })).events : []
    return outcome(spread(target, incidents, [...seen, ...stopped]), result)
  },
})
