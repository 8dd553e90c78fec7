import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '@/lib/testing/sources'

/** A worker with the jobs of tests, in a process of its own. */
export function spawnWorker(): ChildProcess {
  const args = ['--conditions=react-server', '--import', 'tsx', 'lib/testing/jobs/worker-main.ts']
  return spawn(process.execPath, args, { cwd: root, env: { ...process.env, LOG_LEVEL: 'silent' }, stdio: 'inherit' })
}

/** Ends it by the signal; resolves to its exit code, null when the signal ended it. */
export async function endWorker(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return typeof code === 'number' ? code : null
}
