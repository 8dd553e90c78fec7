import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, InvalidInput, NotFound } from '@/lib/errors'
import { notify } from '@/lib/notices/notify'
import { concernedIncidents, notifyGateways, outcome, spread } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { findReader } from '@/lib/programs/queries/readers'
import { collectorStandings } from '@/lib/programs/queries/standing'
import { decideEscalate, decideRetry } from '@/lib/programs/rules/fleet'
import { escalateCollectorInput, retryCollectorsInput } from '@/lib/programs/schema'

/** A notification holds 8,000 bytes; beyond this every stream of the program is told again, which does no harm. */
const namesAtMost = 6000

function toTell(names: readonly string[]): readonly string[] | 'all' {
  return Buffer.byteLength(JSON.stringify(names)) <= namesAtMost ? names : 'all'
}

/** Has the gateways send the stop once more to silent collectors: those named, or all. It is recorded, and accounts for nobody. */
export const retryCollectors = command({
  name: 'programs.retryCollectors',
  permission: 'program.pause',
  input: retryCollectorsInput,
  events: ['program.collectors_retried'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, collectorIds }, target, now }) {
    const asked = await collectorStandings(tx, target.program, collectorIds)
    if (collectorIds && asked.length < new Set(collectorIds).size) throw new NotFound()
    const decided = decideRetry(target.program, asked)
    const { events } = demand(decided)
    const ids = decided.silent.map(({ id }) => id)
    await tx.$executeRaw`UPDATE collector SET "retriedAt" = ${now} WHERE "programId" = ${programId}::uuid AND id = ANY(${ids}::uuid[])`
    await notifyGateways(tx, { programId, again: toTell(decided.silent.map(({ externalId }) => externalId)) })
    return outcome(spread(target, await concernedIncidents(tx, target), events), { retried: ids.length })
  },
})

async function readerOf(tx: Tx, programId: string, personId: string) {
  const person = await findReader(tx, programId, personId)
  if (!person) throw new InvalidInput({ personId: 'Name somebody who can see this program.' })
  return { personId, personName: person.name }
}

/** Hands a silent collector to a person, with a note. They are told; the account stays as it is. */
export const escalateCollector = command({
  name: 'programs.escalateCollector',
  permission: 'program.pause',
  input: escalateCollectorInput,
  events: ['program.collector_escalated'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, actor, input: { programId, collectorId, personId, note }, target, now }) {
    const [collector] = await collectorStandings(tx, target.program, [collectorId])
    if (!collector) throw new NotFound()
    const to = { ...(await readerOf(tx, programId, personId)), note }
    const { events } = demand(decideEscalate(target.program, collector, to))
    await tx.collector.update({ where: { id: collectorId }, data: { escalatedAt: now, escalatedToId: personId } })
    const { slug, name, epoch } = target.program
    await notify(tx, {
      to: [personId],
      kind: 'collector_escalated',
      text: `${actor.name} asks you to look after the collector ${collector.externalId} of ${name}: ${note}`,
      href: `/programs/${slug}/collectors/${collectorId}`,
      key: `collector_escalated ${collectorId} ${epoch} ${now.toISOString()}`,
      acknowledge: true,
    })
    return outcome(spread(target, await concernedIncidents(tx, target), events), null)
  },
})
