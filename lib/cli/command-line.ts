import { StartProblem } from '@/lib/start-problem'

/** Runs a command with its arguments. A problem that its user can solve is one line and exit code 1, not a stack trace. */
export async function runCommand(work: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await work(process.argv.slice(2))
  } catch (cause) {
    console.error(cause instanceof StartProblem ? cause.message : cause)
    process.exitCode = 1
  }
}
