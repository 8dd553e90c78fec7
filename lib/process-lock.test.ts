import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commandOfProcess, startOfProcess } from '@/lib/process-identity.mjs'
import { withProcessLock } from '@/lib/process-lock.mjs'

const folder = mkdtempSync(join(tmpdir(), 'standdown-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a lock lets one in at a time, and is gone afterwards', async () => {
  const path = join(folder, 'turns')
  const seen: string[] = []
  const turn = (name: string) =>
    withProcessLock(path, async () => {
      seen.push(`${name} in`)
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(`${name} out`)
    })
  await Promise.all([turn('a'), turn('b')])
  expect([seen.slice(0, 2), seen.slice(2)].map((pair) => pair.map((step) => step.split(' ')[1]))).toEqual([
    ['in', 'out'],
    ['in', 'out'],
  ])
  expect(existsSync(path)).toBe(false)
})

test.each([
  ['a process that is gone', { pid: 2 ** 22 + 1, start: 'long ago' }],
  ['another process with the same number', { pid: process.pid, start: 'an earlier life' }],
])('the lock of %s is taken over', async (_, holder) => {
  const path = join(folder, 'stale')
  writeFileSync(path, JSON.stringify(holder))
  expect(await withProcessLock(path, async () => 'in')).toBe('in')
})

test('work that fails frees the lock', async () => {
  const path = join(folder, 'failing')
  await expect(withProcessLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(path)).toBe(false)
})

test('a process is known by its start, and one that does not run has none', () => {
  expect(startOfProcess(process.pid)).toBe(startOfProcess(process.pid))
  expect(startOfProcess(process.pid)).not.toBe(startOfProcess(process.ppid))
  expect(startOfProcess(2 ** 22 + 1)).toBeNull()
  expect(startOfProcess(-1)).toBeNull()
  expect(commandOfProcess(process.pid)).toContain('node')
})
