import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { StartProblem } from '@/lib/start-problem'
import { signalGroup } from '@/lib/supervisor/claim'

/** A process that the supervisor keeps running. */
export interface Program {
  name: string
  args: string[]
  env: Record<string, string | undefined>
  /** Answers, whatever the status, as soon as the program serves. Without it the program is ready once started. */
  readyUrl?: string
  /** A process that ran this long was well; its next death starts the delays anew. A minute unless told. */
  wellAfterMs?: number | undefined
}

export interface Child {
  readonly name: string
  /** The current process; null between its death and its restart. */
  pid(): number | null
  /** Resolves when it serves for the first time; rejects with StartProblem when it died before. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

const firstDelayMs = 500
const longestDelayMs = 30_000
const minuteMs = 60_000
const stopWithinMs = 10_000
const readyWithinMs = 90_000

/** The wait before restart number `restarts` (from 0): half a second, doubled each time, half a minute at most. */
export function restartDelayMs(restarts: number): number {
  return Math.min(firstDelayMs * 2 ** restarts, longestDelayMs)
}

/** Starts the program and starts it again whenever it dies, until it is stopped. `onChange` hears of each new process. */
export function keepRunning(program: Program, log: (line: string) => void, onChange: () => void): Child {
  const stopping = new AbortController()
  const last: string[] = []
  let current: ChildProcess | null = null
  let served = false
  const ready = Promise.withResolvers<void>()
  // Whoever starts the program awaits this; a stop before anybody does is no error of theirs.
  ready.promise.catch(() => {})

  const runOnce = async () => {
    const child = launch(program, (line) => {
      last.splice(0, last.length - 19)
      last.push(line)
      log(line)
    })
    current = child
    onChange()
    const ended = new Promise<string>((resolve) => {
      child.once('error', (cause) => resolve(cause.message))
      child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`))
    })
    if (!served)
      void Promise.race([untilServing(program.readyUrl, stopping.signal), ended.then(() => false)]).then((serves) => {
        if (!serves) return
        served = true
        ready.resolve()
      })
    const how = await ended
    if (child.pid) signalGroup(child.pid, 'SIGKILL')
    current = null
    return how
  }

  const loop = async () => {
    for (let restarts = 0; !stopping.signal.aborted; restarts++) {
      const begin = performance.now()
      const how = await runOnce()
      if (stopping.signal.aborted) break
      if (!served)
        return ready.reject(new StartProblem(`${program.name} did not start (${how}). It said:\n${last.join('\n')}`))
      if (performance.now() - begin > (program.wellAfterMs ?? minuteMs)) restarts = 0
      const waitMs = restartDelayMs(restarts)
      log(`ended (${how}); starting it again in ${waitMs / 1000} s`)
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
    ready.reject(new StartProblem(`${program.name} was stopped before it served.`))
  }
  const done = loop()
  return {
    name: program.name,
    pid: () => current?.pid ?? null,
    ready: ready.promise,
    async stop() {
      stopping.abort()
      await endProcess(current, done)
    },
  }
}

async function endProcess(child: ChildProcess | null, done: Promise<void>): Promise<void> {
  child?.kill('SIGTERM')
  const patience = new AbortController()
  const late = delay(stopWithinMs, true, { signal: patience.signal }).catch(() => false)
  if ((await Promise.race([done.then(() => false), late])) && child?.pid) signalGroup(child.pid, 'SIGKILL')
  patience.abort()
  await done
}

function launch({ args, env }: Program, onLine: (line: string) => void): ChildProcess {
  // A group of its own: Ctrl-C in the terminal goes to the supervisor, which stops everything in its order.
  const child = spawn(process.execPath, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', ...env },
  })
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine)
  return child
}

async function untilServing(url: string | undefined, signal: AbortSignal): Promise<boolean> {
  if (url === undefined) return true
  for (let waitedMs = 0; waitedMs < readyWithinMs && !signal.aborted; waitedMs += 100) {
    const answered = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) }).then(
      (response) => response.status < 500,
      () => false,
    )
    if (answered) return true
    await delay(100)
  }
  return false
}
