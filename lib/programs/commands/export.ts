import 'server-only'
import { command } from '@/lib/command'
import { outcome, spread } from '@/lib/programs/commands/write'
import { lockProgram } from '@/lib/programs/lock'
import { programRef } from '@/lib/programs/rules/program-ref'
import { exportCollectorsInput } from '@/lib/programs/schema'

/** Records that somebody takes the list of collectors out, before the first line of it leaves. */
export const recordCollectorExport = command({
  name: 'programs.exportCollectors',
  permission: 'program.read',
  input: exportCollectorsInput,
  events: ['program.collectors_exported'],
  target: (context, input) => lockProgram(context, input.programId),
  async run({ input: { filter, columns, count }, target }) {
    const payload = { program: programRef(target.program), filter, columns, count }
    return outcome(spread(target, [], [{ kind: 'program.collectors_exported', payload }]), null)
  },
})
