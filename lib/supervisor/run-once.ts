import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { StartProblem } from '@/lib/start-problem'

export interface Once {
  args: string[]
  env: Record<string, string | undefined>
  log: (line: string) => void
  signal: AbortSignal
  /** What to say when it fails: `The build`. */
  what: string
}

/** Runs a program of this Node to its end. Throws StartProblem with its last lines when it fails. */
export async function runOnce({ args, env, log, signal, what }: Once): Promise<void> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    env: { NODE_ENV: 'production', ...env },
  })
  const said: string[] = []
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      said.push(line)
      log(line)
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  const text = said.join('\n')
  if (/ENOSPC|No space left on device|os error 28/.test(text))
    throw new StartProblem(
      `${what} failed: the disk is full. Free some space (about 500 MB are needed) and start again.`,
    )
  throw new StartProblem(`${what} failed; the reason stands above.`)
}
