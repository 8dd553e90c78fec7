import { describe, expect, it } from 'vitest'
import { CollectionStopped, Writes } from '@/lib/collector-sdk/writes'

function opened() {
  const stored: number[] = []
  const gate = { open: true }
  const writes = (write: (n: number, guard: () => void) => Promise<void>) =>
    new Writes<number>(
      write,
      () => gate.open,
      () => 0,
    )
  return { stored, gate, writes }
}

describe('writes', () => {
  it('go through while open, and are dropped and counted after', async () => {
    const { stored, gate, writes } = opened()
    const under = writes(async (n, guard) => {
      guard()
      stored.push(n)
    })
    expect(await under.record(1)).toBe('written')
    gate.open = false
    expect(await under.record(2)).toBe('dropped')
    expect([stored, under.counters(4)]).toEqual([[1], { recorded: 1, dropped: 1, buffered: 4 }])
  })

  it('are asked again right before they are stored', async () => {
    const { stored, gate, writes } = opened()
    const waiting = Promise.withResolvers<void>()
    const under = writes(async (n, guard) => {
      await waiting.promise
      expect(guard).toThrow(CollectionStopped)
      guard()
      stored.push(n)
    })
    const record = under.record(1)
    expect(under.inFlight).toBe(1)
    gate.open = false
    waiting.resolve()
    expect(await record).toBe('dropped')
    await under.settled()
    expect(stored).toEqual([])
  })

  it('refuse to work without the second check', async () => {
    const under = opened().writes(async () => undefined)
    await expect(under.record(1)).rejects.toThrow('must call guard()')
  })
})
