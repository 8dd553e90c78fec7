import 'server-only'
import { personIdOf } from '@/lib/auth/model'
import { permissions } from '@/lib/auth/permissions'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, Forbidden, NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { incidentsOfLastPause } from '@/lib/programs/commands/pause-incidents'
import { outcome, spread } from '@/lib/programs/commands/write'
import type { ProgramEventOf } from '@/lib/programs/events'
import { lockProgram, type ProgramState } from '@/lib/programs/lock'
import { carryOutQuarantineInput, decideQuarantineInput, recordCanaryInput } from '@/lib/programs/observation-schema'
import { programRef } from '@/lib/programs/rules/program-ref'
import {
  agreedOn,
  type BatchState,
  decideCarriedOut,
  decideVote,
  doneState,
  type Vote,
} from '@/lib/programs/rules/quarantine'

const deciders = Object.keys(permissions['quarantine.decide'])

interface Batch {
  readonly id: string
  readonly state: BatchState
  readonly count: number
}

async function batchesOf(tx: Tx, programId: string, ids: readonly string[]): Promise<Batch[]> {
  const where = { programId, id: { in: [...ids] } }
  const rows = await tx.quarantineBatch.findMany({ where, select: { id: true, state: true, count: true } })
  if (rows.length < ids.length) throw new NotFound()
  // The table's check allows the states that the type names.
  return rows as Batch[]
}

/** The words that count: of people who could still say so now. */
async function votesOn(
  tx: Tx,
  { id: programId, ownerIds }: ProgramState,
  ids: readonly string[],
): Promise<Map<string, Vote[]>> {
  const rows = await tx.$queryRaw<(Vote & { batchId: string })[]>`
    SELECT v."batchId", v."personId", v.decision FROM quarantine_vote v JOIN person p ON p.id = v."personId"
    WHERE v."programId" = ${programId}::uuid AND v."batchId" = ANY(${[...ids]}::uuid[])
      AND p."disabledAt" IS NULL AND p.roles && ${deciders}::"Role"[] AND v."personId" <> ALL(${[...ownerIds]}::uuid[])
    ORDER BY v.at, v.id`
  const votes = new Map<string, Vote[]>(ids.map((id) => [id, []]))
  for (const { batchId, personId, decision } of rows) votes.get(batchId)?.push({ personId, decision })
  return votes
}

const recordsIn = (batches: readonly Batch[]) => batches.reduce((sum, { count }) => sum + count, 0)

/** Says what shall become of sealed data. The first person's word waits; a second person's same word decides. */
export const decideQuarantine = command({
  name: 'programs.decideQuarantine',
  permission: 'quarantine.decide',
  input: decideQuarantineInput,
  events: ['program.quarantine_decided'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, decision, reason, ...input }, target, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden('Only people decide on quarantined data.')
    const ids = [...new Set(input.batchIds)]
    const batches = await batchesOf(tx, programId, ids)
    const { ownerIds } = target.program
    for (const { state } of batches) demand(decideVote(state, { personId, ownerIds }))
    const votes = await votesOn(tx, target.program, ids)
    const said = { programId, personId, decision, reason, at: now }
    await tx.quarantineVote.createMany({ data: ids.map((batchId) => ({ ...said, id: newId(), batchId })) })
    const agreed = batches.filter(({ id }) => agreedOn([...(votes.get(id) ?? []), { personId, decision }]) === decision)
    const where = { programId, id: { in: agreed.map(({ id }) => id) } }
    if (agreed.length > 0) await tx.quarantineBatch.updateMany({ where, data: { state: decision, decidedAt: now } })
    const told = (some: readonly Batch[], complete: boolean): ProgramEventOf<'program.quarantine_decided'>[] => {
      const counts = { batches: some.length, records: recordsIn(some) }
      const payload = { program: programRef(target.program), decision, reason, ...counts, complete }
      return some.length > 0 ? [{ kind: 'program.quarantine_decided', payload }] : []
    }
    const waiting = batches.filter((batch) => !agreed.includes(batch))
    const incidents = await incidentsOfLastPause(tx, target)
    const events = spread(target, incidents, [...told(waiting, false), ...told(agreed, true)])
    return outcome(events, { decided: agreed.length, waiting: waiting.length })
  },
})

/** What became of each report that something was done: a code of the rule's refusal, or done. */
export type CarriedOut = Readonly<Record<string, string>>

/** A guard did what two people decided. Only for the data that was sealed, and only what was decided. */
export const carryOutQuarantine = command({
  name: 'programs.carryOutQuarantine',
  permission: 'collector.account',
  input: carryOutQuarantineInput,
  events: ['program.quarantine_carried_out'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, tokenId, decision, batches }, target, now }) {
    const ids = batches.map(({ id }) => id)
    const rows = await tx.quarantineBatch.findMany({ where: { programId, tokenId, id: { in: ids } } })
    const outcomes = new Map<string, string>()
    const done: Batch[] = []
    for (const { id, sha256 } of batches) {
      const row = rows.find((each) => each.id === id)
      const standing = row && { state: row.state as BatchState, sha256: Buffer.from(row.sha256).toString('hex') }
      const decided = standing && decideCarriedOut(standing, { decision, sha256 })
      outcomes.set(id, decided ? (decided.ok ? 'done' : decided.refusal.code) : 'unknown')
      if (row && decided?.ok && !decided.again) done.push({ ...row, state: decided.state })
    }
    const result: CarriedOut = Object.fromEntries(outcomes)
    if (done.length === 0) return { unchanged: result }
    const where = { programId, id: { in: done.map(({ id }) => id) } }
    await tx.quarantineBatch.updateMany({ where, data: { state: doneState[decision], doneAt: now } })
    const place = rows[0]?.place ?? ''
    const payload = { decision, batches: done.length, records: recordsIn(done), place }
    const event = {
      kind: 'program.quarantine_carried_out' as const,
      payload: { program: programRef(target.program), ...payload },
    }
    return outcome(spread(target, await incidentsOfLastPause(tx, target), [event]), result)
  },
})

/** Keeps what became of a guard's try to start: once for each id. */
export const recordCanary = command({
  name: 'programs.recordCanary',
  permission: 'collector.account',
  input: recordCanaryInput,
  events: ['program.canary_checked'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input, target, now }) {
    const { programId, id, tokenId, epoch, refused, detail } = input
    const known = await tx.canaryCheck.findUnique({ where: { programId_id: { programId, id } } })
    if (known) return { unchanged: null }
    const where = { id: tokenId, programId, purpose: 'observer', revokedAt: null }
    const token = await tx.collectorToken.findFirst({ where, select: { name: true } })
    if (!token) throw new NotFound()
    await tx.canaryCheck.create({ data: { programId, id, tokenId, epoch: BigInt(epoch), refused, detail, at: now } })
    const payload = { program: programRef(target.program), epoch, refused, detail, source: token.name }
    const incidents = await incidentsOfLastPause(tx, target)
    return outcome(spread(target, incidents, [{ kind: 'program.canary_checked', payload }]), null)
  },
})
