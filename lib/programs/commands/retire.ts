import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { demand, InvalidInput, NotFound } from '@/lib/errors'
import { concernedIncidents, outcome, saveProgram, spread } from '@/lib/programs/commands/write'
import { lockProgram, type ProgramTarget } from '@/lib/programs/lock'
import { collectorStandings } from '@/lib/programs/queries/standing'
import { decideBringBack, decideRetireCollector, decideRetireProgram } from '@/lib/programs/rules/fleet'
import { retireCollectorInput, retireProgramInput } from '@/lib/programs/schema'

async function standingOf(tx: Tx, { program }: ProgramTarget, collectorId: string) {
  const [collector] = await collectorStandings(tx, program, [collectorId])
  if (!collector) throw new NotFound()
  return collector
}

/** The version is read with each grant: no gateway grants on what it remembered of the fleet before. */
async function save(tx: Tx, programId: string, collectorId: string, retiredAt: Date | null): Promise<void> {
  await tx.collector.update({ where: { id: collectorId }, data: { retiredAt } })
  await tx.program.update({ where: { id: programId }, data: { fleetVersion: { increment: 1 } } })
}

/** Takes a collector out of the accounts of later pauses: it gets no lease any more. */
export const retireCollector = command({
  name: 'programs.retireCollector',
  permission: 'program.configure',
  input: retireCollectorInput,
  events: ['program.collector_retired'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, collectorId, reason }, target, now }) {
    const collector = await standingOf(tx, target, collectorId)
    const { events } = demand(decideRetireCollector(target.program, collector, { reason, now }))
    await save(tx, programId, collectorId, now)
    return outcome(spread(target, [], events), null)
  },
})

/** Lets a retired collector ask for leases again: later pauses account for it. */
export const bringCollectorBack = command({
  name: 'programs.bringCollectorBack',
  permission: 'program.configure',
  input: retireCollectorInput,
  events: ['program.collector_brought_back'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, collectorId, reason }, target }) {
    const collector = await standingOf(tx, target, collectorId)
    const { events } = demand(decideBringBack(target.program, collector, reason))
    await save(tx, programId, collectorId, null)
    return outcome(spread(target, [], events), null)
  },
})

/** Ends a program whose pause is complete. It can't be undone. */
export const retireProgram = command({
  name: 'programs.retire',
  permission: 'program.configure',
  input: retireProgramInput,
  events: ['program.retired'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { reason, confirm }, target }) {
    const { slug } = target.program
    if (confirm.toLowerCase() !== slug) throw new InvalidInput({ confirm: `Type ${slug} to retire it.` })
    const { events } = demand(decideRetireProgram(target.program, reason))
    const after = await saveProgram(tx, target.program, events)
    return outcome(spread(target, await concernedIncidents(tx, target), events), { phase: after.phase })
  },
})
