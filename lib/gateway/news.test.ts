import { describe, expect, it } from 'vitest'
import { Expiry } from '@/lib/gateway/expiry'
import { KnownStates } from '@/lib/gateway/known-states'
import type { ProgramRow } from '@/lib/gateway/program-states'
import { VirtualTime } from '@/lib/testing/collectors/virtual-time'
import { newCore } from '@/lib/testing/programs/world'

const at = (ms: number) => new Date(ms)
const row = (over: Partial<ProgramRow>): ProgramRow => ({
  ...newCore(),
  ...{ activeLocks: 0, fleetVersion: 0, tokens: new Set<string>(), now: at(0) },
  ...over,
})

describe('what a gateway knows of a program', () => {
  it('goes by the newest epoch, in whatever order reads come back', () => {
    const told: string[] = []
    const states = new KnownStates(({ epoch, phase }) => told.push(`${phase} ${epoch}`))
    states.learn(row({ epoch: 1n, now: at(10) }))
    states.learn(row({ epoch: 2n, phase: 'pausing', now: at(20) }))
    states.learn(row({ epoch: 1n, now: at(15) }))
    expect(told).toEqual(['pausing 2'])
    expect(states.get('p1')?.epoch).toBe(2n)
  })

  it('takes a stop from a notification, and never a start', () => {
    const told: string[] = []
    const states = new KnownStates(({ epoch, phase }) => told.push(`${phase} ${epoch}`))
    states.learn(row({ epoch: 4n, phase: 'paused' }))
    states.stop('p1', 3n)
    expect(told).toEqual([])
    states.stop('p1', 5n)
    expect(states.get('p1')?.phase).toBe('paused')
  })
})

it('leases are called over a whole wait after a read that saw the pause, however slow its commit was', async () => {
  const time = new VirtualTime()
  const asked: { at: number; committedBy: string }[] = []
  const expiry = new Expiry(async ({ committedBy }) => asked.push({ at: time.now, committedBy }), {
    now: () => time.now,
    after: (ms, fn) => time.after(ms, fn),
  })
  time.at(3000, () =>
    expiry.see(row({ phase: 'pausing', epoch: 2n, pausedAt: at(1000), leasesOverAt: at(2500), now: at(3000) })),
  )
  await time.run(10_000)
  expect(asked).toEqual([{ at: 4502, committedBy: at(3000).toISOString() }])
})
