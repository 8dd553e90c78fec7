import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { completeIfDone } from '@/lib/programs/commands/place-lock'
import { concernedIncidents, onStream, outcome, spread } from '@/lib/programs/commands/write'
import type { CollectorRef } from '@/lib/programs/events'
import { lockProgram, type ProgramState } from '@/lib/programs/lock'
import type { AccountClass } from '@/lib/programs/model'
import { pendingSql } from '@/lib/programs/queries/pending'
import { decideConfirmByHand, decideExpire } from '@/lib/programs/rules/accounting'
import { collects } from '@/lib/programs/rules/allow'
import { programRef } from '@/lib/programs/rules/program-ref'
import { confirmByHandInput, enrolCollectorsInput, expireLeasesInput } from '@/lib/programs/schema'

export interface Enrolled extends CollectorRef {
  readonly retired: boolean
  /** The token and the boot that may hold a lease: the last that claimed it while the program collected. */
  readonly tokenId: string
  readonly bootId: string
  readonly fleetVersion: number
}

/**
 * Makes collectors known before their first lease: whoever may hold one will be accounted for at a pause. A known
 * collector changes hands, to another token or boot, only while the program collects. Revoked tokens enrol nobody.
 */
export const enrolCollectors = command({
  name: 'programs.enrolCollectors',
  permission: 'collector.account',
  input: enrolCollectorsInput,
  events: ['program.collectors_enrolled'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, collectors }, target: { program, stream }, now }) {
    const claims = collects(program.phase)
    const rows = collectors.map((collector) => ({ ...collector, id: newId() }))
    const known = await tx.$queryRaw<(Enrolled & { fresh: boolean })[]>`
      INSERT INTO collector (id, "programId", "tokenId", "externalId", "bootId", "registeredAt", "lastSeenAt", "group")
      SELECT c.id, ${programId}::uuid, t.id, c."externalId", c."bootId", ${now}, ${now}, t."group"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, "tokenId" uuid, "externalId" text, "bootId" text)
      JOIN collector_token t ON t.id = c."tokenId" AND t."programId" = ${programId}::uuid AND t."revokedAt" IS NULL AND t.purpose = 'collector'
      ON CONFLICT ("programId", "externalId") DO UPDATE SET
        "tokenId" = CASE WHEN ${claims} THEN excluded."tokenId" ELSE collector."tokenId" END,
        "group" = CASE WHEN ${claims} THEN excluded."group" ELSE collector."group" END,
        "bootId" = CASE WHEN ${claims} THEN excluded."bootId" ELSE collector."bootId" END,
        "priorBootId" = CASE WHEN ${claims} AND excluded."bootId" <> collector."bootId"
          THEN collector."bootId" ELSE collector."priorBootId" END,
        "otherBootAt" = CASE WHEN ${claims} AND excluded."bootId" <> collector."bootId"
          AND excluded."bootId" = collector."priorBootId" THEN ${now} ELSE collector."otherBootAt" END
      RETURNING id, "externalId", "tokenId", "bootId", "retiredAt" IS NOT NULL AS retired, xmax = 0 AS fresh,
        (SELECT p."fleetVersion" FROM program p WHERE p.id = ${programId}::uuid) AS "fleetVersion"`
    const result = known.map(({ fresh: _, ...enrolled }): Enrolled => enrolled)
    const fresh = known.filter((row) => row.fresh).map(({ id, externalId }) => ({ id, externalId }))
    if (fresh.length === 0) return { unchanged: result }
    const payload = { program: programRef(program), collectors: fresh }
    return { events: [onStream(stream, { kind: 'program.collectors_enrolled', payload })], result }
  },
})

/** Calls the leases of silent collectors over, and completes the pause when that was the last of them. */
export const expireLeases = command({
  name: 'programs.expireLeases',
  permission: 'collector.account',
  input: expireLeasesInput,
  events: ['program.leases_expired', 'program.pause_completed'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { epoch, committedBy }, target, now }) {
    const { program } = target
    if (program.phase !== 'pausing' || program.epoch.toString() !== epoch)
      return { unchanged: { expired: 0, phase: program.phase } }
    const pending = await tx.$queryRaw<CollectorRef[]>`
      SELECT c.id, c."externalId" FROM collector c WHERE ${pendingSql(program)} ORDER BY c."externalId"`
    const { events } = demand(decideExpire(program, pending, { now, committedBy }))
    await tx.$executeRaw`
      INSERT INTO collector_account ("programId", epoch, "collectorId", kind, at, source, "lastRecordAt")
      SELECT c."programId", ${program.epoch}, c.id, 'expired', ${now}, 'lease end', c."lastRecordAt"
      FROM collector c WHERE ${pendingSql(program)}`
    const completed = await completeIfDone(tx, program, now)
    const incidents = await concernedIncidents(tx, target)
    const result = { expired: pending.length, phase: completed.program.phase }
    return outcome([...spread(target, incidents, events), ...spread(target, incidents, completed.events)], result)
  },
})

async function standingOf(tx: Tx, program: ProgramState, collectorId: string): Promise<AccountClass> {
  const where = { programId: program.id, epoch: program.epoch, collectorId }
  const account = await tx.collectorAccount.findFirst({ where, select: { kind: true } })
  return account?.kind ?? 'pending'
}

/** A person vouches for a silent collector. Marked as done by hand for ever. */
export const confirmByHand = command({
  name: 'programs.confirmByHand',
  permission: 'program.pause',
  input: confirmByHandInput,
  events: ['program.confirmed_by_hand', 'program.pause_completed'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, collectorId, reason, evidence }, target, now }) {
    const byPersonId = personIdOf(actor)
    if (!byPersonId) throw new Forbidden()
    const { program } = target
    const collector = await tx.collector.findFirst({
      where: { id: collectorId, programId },
      select: { id: true, externalId: true },
    })
    if (!collector) throw new NotFound()
    const standing = await standingOf(tx, program, collectorId)
    const { events } = demand(decideConfirmByHand(program, standing, { collector, reason, evidence }))
    const account = {
      programId,
      epoch: program.epoch,
      collectorId,
      kind: 'manual',
      at: now,
      source: 'by hand',
    } as const
    await tx.collectorAccount.create({ data: { ...account, reason, evidence, byPersonId } })
    const completed = await completeIfDone(tx, program, now)
    const incidents = await concernedIncidents(tx, target)
    return outcome([...spread(target, incidents, events), ...spread(target, incidents, completed.events)], {
      phase: completed.program.phase,
    })
  },
})
