import { describe, expect, it } from 'vitest'
import { TooMany } from '@/lib/errors'
import { RequestLimit } from '@/lib/gateway/limits'

function taken(limit: RequestLimit, token: string, times: number, nowMs: number): number {
  let count = 0
  for (let each = 0; each < times; each += 1)
    try {
      limit.take(token, nowMs)
      count += 1
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(TooMany)
      expect((thrown as TooMany).retryAfterSeconds).toBeGreaterThanOrEqual(1)
    }
  return count
}

describe('the limit of a token', () => {
  it('lets three seconds of requests come at once, then so many a second, each token for itself', () => {
    const limit = new RequestLimit(10)
    expect(taken(limit, 'a', 100, 1000)).toBe(30)
    expect(taken(limit, 'b', 100, 1000)).toBe(30)
    expect(taken(limit, 'a', 100, 1500)).toBe(5)
    expect(taken(limit, 'a', 100, 90_000)).toBe(30)
  })

  it('of 0 is none', () => {
    expect(taken(new RequestLimit(0), 'a', 100_000, 1000)).toBe(100_000)
  })
})
