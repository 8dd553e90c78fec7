import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SealedFiles } from '@/lib/gateway/guard/sealed-files'
import { newId } from '@/lib/id'

const from = { method: 'POST', path: '/', headers: {} }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-sealed-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the room for what is sealed', () => {
  it('is taken from when a body begins to come, and given back when it does not come whole', async () => {
    const sealed = new SealedFiles(folder, 1_000_000)
    const body = new PassThrough()
    const sealing = sealed.seal(newId(), from, body, 1_000_000, () => ({}))
    expect(sealed.bytes).toBeGreaterThanOrEqual(1_000_000)
    body.destroy()
    await expect(sealing).rejects.toThrow()
    expect(sealed.bytes).toBe(0)
  })

  it('is taken by many empty bodies too, and is the same after a restart', async () => {
    const sealed = new SealedFiles(folder, 1000)
    for (let each = 0; each < 10; each += 1) await sealed.seal(newId(), from, Readable.from([]), 0, () => ({}))
    expect(sealed.bytes).toBeGreaterThan(10 * 4096)
    expect(new SealedFiles(folder, 1000).bytes).toBe(sealed.bytes)
    for (const meta of sealed.all()) sealed.destroyData({ ...meta, done: 'destroy' })
    expect(sealed.bytes).toBe(0)
    expect(new SealedFiles(folder, 1000).bytes).toBe(0)
  })

  it('is not taken by data whose key was never kept', () => {
    new SealedFiles(folder, 1000)
    writeFileSync(join(folder, 'sealed', `${newId()}.data`), 'noise')
    expect(new SealedFiles(folder, 1000).bytes).toBe(0)
    expect(readdirSync(join(folder, 'sealed'))).toEqual([])
  })
})
