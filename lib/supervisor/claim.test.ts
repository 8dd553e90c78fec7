import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startOfProcess } from '@/lib/process-identity.mjs'
import { AlreadyRunning, claimDataDir } from '@/lib/supervisor/claim'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'standdown-claim-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const dead = { name: 'supervisor', pid: 2 ** 22 + 1, start: 'long ago' }
const idle = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
const note = (supervisor: object, children: object[]) =>
  writeFileSync(join(dataDir, 'run.json'), JSON.stringify({ supervisor, url: 'http://localhost:3000', children }))

test('a second start is told where the first one runs', async () => {
  note({ name: 'supervisor', pid: process.ppid, start: startOfProcess(process.ppid) }, [])
  await expect(claimDataDir(dataDir, 'http://localhost:4000', () => {})).rejects.toThrow(
    new AlreadyRunning('http://localhost:3000', process.ppid),
  )
})

test('what a killed start left behind is stopped', async () => {
  const orphan = idle()
  const ended = once(orphan, 'exit')
  const pid = orphan.pid ?? 0
  note(dead, [{ name: 'web', pid, start: startOfProcess(pid) }])
  const claim = await claimDataDir(dataDir, 'http://localhost:3000', () => {})
  await ended
  expect(startOfProcess(pid)).toBeNull()
  claim.release()
})

test('a process that only has the number of an old one is left alone', async () => {
  const stranger = idle()
  const pid = stranger.pid ?? 0
  note(dead, [{ name: 'web', pid, start: 'an earlier life' }])
  const claim = await claimDataDir(dataDir, 'http://localhost:3000', () => {})
  expect(startOfProcess(pid)).not.toBeNull()
  stranger.kill('SIGKILL')
  claim.release()
})
