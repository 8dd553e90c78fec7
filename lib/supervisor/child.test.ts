import { expect, test } from 'vitest'
import { keepRunning, restartDelayMs } from '@/lib/supervisor/child'

test('the wait before a restart doubles up to half a minute', () => {
  expect([0, 1, 2, 5, 6, 7, 40].map(restartDelayMs)).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000, 30_000])
})

test('a program that dies before it served says why', async () => {
  const args = ['-e', "console.error('no such table'); process.exit(3)"]
  const child = keepRunning(
    { name: 'web', args, env: {}, readyUrl: 'http://127.0.0.1:9/' },
    () => {},
    () => {},
  )
  await expect(child.ready).rejects.toThrow(/web did not start \(exit code 3\).*no such table/s)
  await child.stop()
})

test('a program that died is started again, and stays stopped once stopped', async () => {
  const started: (number | null)[] = []
  const restarted = Promise.withResolvers<void>()
  const child = keepRunning(
    { name: 'gateway', args: ['-e', 'setInterval(() => {}, 1000)'], env: {} },
    () => {},
    () => {
      queueMicrotask(() => {
        started.push(child.pid())
        if (started.length === 2) restarted.resolve()
      })
    },
  )
  await child.ready
  process.kill(child.pid() ?? 0, 'SIGKILL')
  await restarted.promise
  expect(started[1]).not.toBe(started[0])
  await child.stop()
  expect(child.pid()).toBeNull()
  expect(started).toHaveLength(2)
})
