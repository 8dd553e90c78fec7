import { runCommand } from '@/lib/cli/command-line'
import { AlreadyRunning } from '@/lib/supervisor/claim'
import type { Mode } from '@/lib/supervisor/programs'
import { optionsFromEnv, type Running, startAll } from '@/lib/supervisor/start'

/** Runs the installation in the terminal until Ctrl-C: `npm start` and `npm run dev`. */
export async function supervise(mode: Mode): Promise<void> {
  await runCommand(async () => {
    const options = optionsFromEnv(mode)
    const ending = stopSignals()
    try {
      const running = await startAll({ ...options, signal: ending.signal, log: printLine })
      console.log(welcome(running, options.demo))
      if (!ending.signal.aborted) await new Promise((resolve) => ending.signal.addEventListener('abort', resolve))
      console.log('Stopping …')
      await running.stop()
      console.log('Stopped.')
    } catch (cause) {
      // What was asked for holds already, so this is no failure: a script that starts Standdown twice goes on.
      if (cause instanceof AlreadyRunning) console.log(`${cause.message} Stop that one to start it anew.`)
      else if (!ending.signal.aborted) throw cause
    } finally {
      // The channel to the entry script, watched below, would keep this process alive.
      if (process.connected) process.disconnect()
    }
  })
}

/** Aborts at the first Ctrl-C or termination, or when the script that started this one dies. Later ones change nothing. */
function stopSignals(): AbortController {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort())
  process.on('disconnect', () => ending.abort())
  return ending
}

function welcome({ urls, adminLink }: Running, demo: boolean): string {
  const signIn = demo
    ? 'Choose a demonstration person on the sign-in page; no password is needed.'
    : 'Sign in with your e-mail address and password.'
  const how = adminLink
    ? `There is no administrator yet. Become it with this link, good once and for 24 hours:\n${adminLink}`
    : signIn
  return `\nStanddown is ready: ${urls.web}\n${how}\nCollectors connect to ${urls.gateway}. Stop with Ctrl-C.\n`
}

function printLine(part: string, line: string): void {
  console.log(`${part.padEnd(10)} | ${line}`)
}
