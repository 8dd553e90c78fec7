import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '@/lib/testing/sources'

function spawnMain(path: string): ChildProcess {
  const args = ['--conditions=react-server', '--import', 'tsx', path]
  return spawn(process.execPath, args, { cwd: root, env: { ...process.env, LOG_LEVEL: 'silent' }, stdio: 'inherit' })
}

/** A worker with the jobs of tests, in a process of its own. */
export function spawnWorker(): ChildProcess {
  return spawnMain('lib/testing/jobs/worker-main.ts')
}

/** The worker that runs in production, in a process of its own. */
export function spawnRealWorker(): ChildProcess {
  return spawnMain('lib/jobs/main.ts')
}

/** Ends it by the signal; resolves to its exit code, null when the signal ended it. */
export async function endWorker(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return typeof code === 'number' ? code : null
}
