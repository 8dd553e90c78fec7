/** Does one thing again and again: when it asked to be woken, and earlier when somebody rings. */
export interface Alarm {
  ring(): void
  /** Resolves when it does nothing any more. */
  stop(): Promise<void>
}

/** `work` answers after how many milliseconds it wants to be woken. It never runs twice at the same time, nor rejects. */
export function setAlarm(work: () => Promise<number>): Alarm {
  let stopped = false
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> | null = null

  async function wake(): Promise<void> {
    do {
      again = false
      clearTimeout(timer)
      const waitMs = await work()
      if (!stopped) timer = setTimeout(ring, Math.ceil(waitMs))
    } while (again && !stopped)
    working = null
  }

  function ring(): void {
    if (stopped) return
    again = true
    working ??= wake()
  }

  return {
    ring,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await working
    },
  }
}
