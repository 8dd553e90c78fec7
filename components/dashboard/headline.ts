import { type OpenAtSeverity, type PausedProgram, type PublishedStatement, pendingOf } from '@/lib/dashboard/model'

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

interface HeadlineFacts {
  readonly open: readonly OpenAtSeverity[]
  readonly paused: readonly PausedProgram[]
  readonly statements: readonly PublishedStatement[]
}

/** The state of things in one sentence, worst first: what a leader reads before anything else. */
export function headline({ open, paused, statements }: HeadlineFacts): string {
  const all = open.reduce((sum, { open: count }) => sum + count, 0)
  const worst = open.find(({ open: count }) => count > 0)
  const pending = paused.reduce((sum, program) => sum + pendingOf(program), 0)
  const broken = statements.filter(({ standing }) => standing !== 'current').length
  const parts = [
    worst ? `${counted(all, 'incident', 'incidents')} open, the worst at SEV ${worst.severity}` : 'No incident is open',
    paused.length === 0
      ? 'no program paused'
      : `${counted(paused.length, 'program', 'programs')} paused, ${pending === 0 ? 'every collector accounted for' : counted(pending, 'collector not accounted for', 'collectors not accounted for')}`,
    ...(statements.length === 0
      ? []
      : [
          broken === 0
            ? 'every recent statement holds'
            : counted(broken, 'statement no longer holds', 'statements no longer hold'),
        ]),
  ]
  return `${parts.join('; ')}.`
}
