import { describe, expect, it } from 'vitest'
import { Lease } from '@/lib/collector-sdk/lease'

const at = (mono: number, wall = mono + 1e6) => ({ mono, wall })
const grant = (epoch: bigint, ttlMs = 1000) => ({ epoch, ttlMs })

describe('a lease', () => {
  it('starts closed', () => expect(new Lease().open(at(0))).toBe(false))

  it('lasts from before the request was sent, less the drift', () => {
    const lease = new Lease()
    lease.granted(at(100), grant(1n))
    expect([lease.open(at(1089)), lease.open(at(1090))]).toEqual([true, false])
  })

  it('keeps the later deadline of one epoch', () => {
    const lease = new Lease()
    lease.granted(at(500), grant(1n))
    lease.granted(at(100), grant(1n))
    expect(lease.open(at(1400))).toBe(true)
  })

  it('is over at once when the program stops, and old grants don’t bring it back', () => {
    const lease = new Lease()
    lease.granted(at(100), grant(1n))
    expect(lease.stopped(at(200), 2n)).toBe(true)
    expect(lease.open(at(201))).toBe(false)
    expect(lease.granted(at(210), grant(1n))).toBe(false)
    expect(lease.stopped(at(230), 1n)).toBe(false)
    expect(lease.granted(at(240), grant(3n))).toBe(true)
  })

  it('ignores a grant that was asked for before it was closed', () => {
    const lease = new Lease()
    lease.close(at(300))
    expect(lease.granted(at(200), grant(5n))).toBe(false)
    expect(lease.open(at(311))).toBe(false)
  })

  it.each([5000, -86_400_000])('closes when wall and monotonic time part by %i ms', (jump) => {
    const lease = new Lease()
    lease.granted(at(100), grant(1n))
    expect(lease.open(at(200, 200 + 1e6 + jump))).toBe(false)
    expect(lease.open(at(201))).toBe(false)
  })
})
