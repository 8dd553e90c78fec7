import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Memory } from '@/lib/gateway/guard/memory'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-memory-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('an epoch that could not be kept counts all the same, and is kept as soon as that is possible', () => {
  const memory = new Memory(folder, 'p')
  memory.raise(3n)
  // Nothing can be written where a folder stands.
  mkdirSync(join(folder, 'memory.json.new'))
  expect(() => memory.raise(4n)).toThrow()
  expect(memory.highest).toBe(4n)
  expect(() => memory.raise(4n)).toThrow()
  rmSync(join(folder, 'memory.json.new'), { recursive: true })
  memory.raise(4n)
  expect(new Memory(folder, 'p').highest).toBe(4n)
})
