import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { enqueue } from '@/lib/jobs/enqueue'
import { onStream } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import type { SelfPauseRule } from '@/lib/programs/model'
import { safeguardsOf } from '@/lib/programs/queries/facts'
import { programRef } from '@/lib/programs/rules/program-ref'
import { hasExpired } from '@/lib/programs/rules/self-pause'
import { switchPauseRuleInput } from '@/lib/programs/schema'

const columns = { severity: 'pauseOnSevere', safeguard: 'pauseOnExpiry' } as const satisfies Record<
  SelfPauseRule,
  string
>

/** Has the worker look at what the rule would have stopped had it been on. */
async function applyNow(tx: Tx, programId: string, rule: SelfPauseRule, now: Date): Promise<void> {
  if (rule === 'severity') {
    const since = now.toISOString()
    for (const { incidentId } of await tx.incidentProgram.findMany({
      where: { programId, incident: { severity: { lte: 1 } } },
    }))
      await enqueue(
        tx,
        'programs.pauseForSeverity',
        { programId, incidentId, since },
        { key: `${programId}/${incidentId}` },
      )
    return
  }
  for (const safeguard of await safeguardsOf(tx, programId))
    if (hasExpired(safeguard, now))
      await enqueue(tx, 'safeguards.expire', { programId, safeguardId: safeguard.id }, { key: safeguard.id })
}

/** Switches a rule by which the program pauses by itself. Switched on, it applies at once to what stands. */
export const switchPauseRule = command({
  name: 'programs.switchPauseRule',
  permission: 'program.configure',
  input: switchPauseRuleInput,
  events: ['program.rule_switched'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ tx, input: { programId, rule, on, reason }, target: { program, stream }, now }) {
    const column = columns[rule]
    const before = await tx.program.findUniqueOrThrow({ where: { id: programId } })
    if (before[column] === on) return { unchanged: { on } }
    await tx.program.update({ where: { id: programId }, data: { [column]: on } })
    if (on) await applyNow(tx, programId, rule, now)
    const payload = { program: programRef(program), rule, on, reason }
    return { events: [onStream(stream, { kind: 'program.rule_switched', payload })], result: { on } }
  },
})
