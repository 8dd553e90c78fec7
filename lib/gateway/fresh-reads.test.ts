import { describe, expect, it } from 'vitest'
import { FreshReads } from '@/lib/gateway/fresh-reads'
import type { ProgramRow } from '@/lib/gateway/program-states'

const row = (epoch: bigint): ProgramRow => ({
  ...{
    id: 'p',
    slug: 'p',
    phase: 'running',
    epoch,
    ttlMs: 1000,
    checkGapMs: 100,
    rampPercent: 100,
    rampSeed: '',
    activeLocks: 0,
  },
  ...{ pausedAt: null, leasesOverAt: null, fleetVersion: 0, tokens: new Set(['t']), now: new Date(0) },
})

/** A database whose answers the test holds back. */
function heldReads() {
  const begun: ((rows: ProgramRow[]) => void)[] = []
  const read = () => new Promise<ProgramRow[]>((resolve) => begun.push(resolve))
  return { begun, read }
}

describe('fresh reads', () => {
  it('serve all that came before a read began, with one read', async () => {
    const { begun, read } = heldReads()
    const fresh = new FreshReads(read)
    const answers = Array.from({ length: 200 }, () => fresh.ask('p', 't'))
    await expect.poll(() => begun.length).toBe(1)
    begun[0]?.([row(1n)])
    expect(new Set((await Promise.all(answers)).map((answer) => answer.epoch))).toEqual(new Set([1n]))
    expect(begun).toHaveLength(1)
  })

  it('never serve one that came after it began', async () => {
    const { begun, read } = heldReads()
    const fresh = new FreshReads(read)
    const before = fresh.ask('p', 't')
    await expect.poll(() => begun.length).toBe(1)
    const after = fresh.ask('p', 't')
    begun[0]?.([row(1n)])
    expect((await before).epoch).toBe(1n)
    await expect.poll(() => begun.length).toBe(2)
    begun[1]?.([row(2n)])
    expect((await after).epoch).toBe(2n)
  })

  it('refuse a token that the read no longer found, and go on after a failed read', async () => {
    let fails = true
    const fresh = new FreshReads(async () => {
      if (fails) throw new Error('no database')
      return [row(1n)]
    })
    await expect(fresh.ask('p', 't')).rejects.toThrow('no database')
    fails = false
    await expect(fresh.ask('p', 'revoked')).rejects.toMatchObject({ status: 401 })
    expect((await fresh.ask('p', 't')).epoch).toBe(1n)
  })
})
