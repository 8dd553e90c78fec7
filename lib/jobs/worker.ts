import 'server-only'
import { setAlarm } from '@/lib/jobs/alarm'
import { type ClaimedJob, claimDue, connectClaims, untilNextMs } from '@/lib/jobs/claims'
import { jobChannel } from '@/lib/jobs/enqueue'
import { type Registry, runJob } from '@/lib/jobs/run-job'
import { log } from '@/lib/log'
import { listen } from '@/lib/realtime/listen'

export interface WorkerOptions {
  readonly url: string
  readonly registry: Registry
  /** Jobs at the same time: four unless told. */
  readonly atOnce?: number
}

export interface Worker {
  /** Takes no further jobs and resolves when those that run have ended. */
  stop(): Promise<void>
}

/** The longest it sleeps though nothing is due: only then is a lost notification noticed. */
const backstopMs = 5_000
/** What is due and not claimed here became so just now, or runs elsewhere, where the worker may die. */
const elsewhereMs = 500
const afterErrorMs = 1_000

/** Runs jobs when they are due, each by one worker at a time, until stopped. */
export function startWorker({ url, registry, atOnce = 4 }: WorkerOptions): Worker {
  const pool = connectClaims(url)
  const names = [...registry.keys()]
  const running = new Map<string, Promise<void>>()

  async function start(job: ClaimedJob): Promise<void> {
    await runJob(pool, registry, job)
    running.delete(job.id)
    alarm.ring()
  }

  async function look(): Promise<number> {
    const limit = atOnce - running.size
    // The end of a job rings.
    if (limit <= 0) return backstopMs
    const claimed = await claimDue(pool, { names, running: [...running.keys()], limit })
    for (const job of claimed) running.set(job.id, start(job))
    const next = await untilNextMs(pool, names, [...running.keys()])
    if (next === null) return backstopMs
    return next <= 0 ? elsewhereMs : Math.min(next, backstopMs)
  }

  const alarm = setAlarm(() =>
    look().catch((err) => {
      log.warn({ err }, 'jobs could not be looked at')
      return afterErrorMs
    }),
  )
  const listener = listen({ url, channels: [jobChannel], onMessage: alarm.ring, onListening: alarm.ring })
  // Not only once it listens: what is due is done without that too.
  alarm.ring()
  return {
    async stop() {
      await listener.stop()
      await alarm.stop()
      await Promise.all(running.values())
      await pool.end()
    },
  }
}
