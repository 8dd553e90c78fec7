import { expect, it } from 'vitest'
import { InTurn } from '@/lib/gateway/token-finds'

it('a flood of strangers is served by one statement at a time', async () => {
  const asked: number[] = []
  const waiting: (() => void)[] = []
  const finds = new InTurn<string>(
    (keys) => {
      asked.push(keys.length)
      return new Promise((resolve) => waiting.push(() => resolve(keys.filter((key) => key.endsWith('0')))))
    },
    (row) => row,
  )
  const flood = Array.from({ length: 50 }, (_, each) => finds.of(`first ${each}`))
  await expect.poll(() => asked.length).toBe(1)
  const more = Array.from({ length: 50 }, (_, each) => finds.of(`second ${each % 5}`))
  waiting.shift()?.()
  expect((await Promise.all(flood)).filter((row) => row !== null)).toHaveLength(5)
  await expect.poll(() => asked.length).toBe(2)
  waiting.shift()?.()
  expect(new Set(await Promise.all(more))).toEqual(new Set(['second 0', null]))
  expect(asked).toEqual([50, 5])
})
