import { existsSync } from 'node:fs'
import { errorCode, StartProblem } from '@/lib/start-problem'

/**
 * Runs a command with its arguments and the settings of `.env`, over which the environment wins. A problem that its user
 * can solve is one line and exit code 1, not a stack trace.
 */
export async function runCommand(work: (args: string[]) => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    await work(process.argv.slice(2))
  } catch (cause) {
    console.error(lineOf(cause) ?? cause)
    process.exitCode = 1
  }
}

function lineOf(cause: unknown): string | null {
  if (cause instanceof StartProblem) return cause.message
  // A disk can fill up at any write, so this one is not left to whoever writes.
  if (['ENOSPC', 'EDQUOT'].includes(errorCode(cause)))
    return 'The disk is full, this folder or the one of DATA_DIR. Free some space there and start again.'
  return null
}
