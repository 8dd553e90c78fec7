import { spawn } from 'node:child_process'

// Reads a line: one came, so the owner cleaned up by itself. None came, so the owner died: stop the server, remove its files.
const script = `
read line && exit 0
pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
if [ -n "$pid" ]; then
  kill -INT "$pid" 2>/dev/null
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
fi
shift
rm -rf "$@"
`

/**
 * Watches over a throw-away server: when this process ends without having stopped it, kill -9 included, the server is
 * stopped and its folders are removed. Returns the call that ends the watch.
 */
export function guardEphemeral(data: string, folders: string[]): () => void {
  const guard = spawn('/bin/sh', ['-c', script, 'standdown-guard', data, ...folders], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.stdin.on('error', () => {})
  guard.unref()
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return () => guard.stdin.end('stopped\n')
}
