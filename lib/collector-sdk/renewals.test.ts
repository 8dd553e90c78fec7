import { expect, it } from 'vitest'
import { createCollector } from '@/lib/collector-sdk/collector'
import type { LeaseRequest } from '@/lib/collector-sdk/protocol'
import type { Transport } from '@/lib/collector-sdk/transport'
import { driftingClock, VirtualTime } from '@/lib/testing/collectors/virtual-time'

it('say "stopped" only when the last write has ended', async () => {
  const time = new VirtualTime()
  const wait = (ms: number) => new Promise<void>((resolve) => time.after(ms, resolve))
  const said: { at: number; phase: string }[] = []
  const transport: Transport = {
    async lease({ programs: [report] }: LeaseRequest) {
      said.push({ at: time.now, phase: report?.phase ?? '' })
      const grant =
        time.now < 500 ? { state: 'collecting' as const, epoch: '1' } : { state: 'stopped' as const, epoch: '2' }
      const programs = [{ slug: 'p', ttlMs: 300, rate: 1, ...grant }]
      return { status: 200, body: { programs, renewAfterMs: 100 }, retryAfterMs: null }
    },
    confirm: async () => ({ status: 200, body: null, retryAfterMs: null }),
    stream: () => new Promise(() => undefined),
  }
  const clock = driftingClock(time, { rate: 1, skewMs: 0, sleep: null })
  const collector = createCollector<null>(
    {
      ...{ gatewayUrl: '', token: '', collectorId: 'c', program: 'p' },
      async write(_, guard) {
        guard()
        await wait(1000)
      },
    },
    { clock, random: () => 0.5, transport, bootId: 'b' },
  )
  let written: Promise<unknown> = Promise.resolve()
  time.at(450, () => {
    written = collector.record(null)
  })
  await time.run(2000)
  expect(await written).toBe('written')
  void collector.close()
  const phases = (from: number, to: number) =>
    new Set(said.filter(({ at }) => at > from && at < to).map(({ phase }) => phase))
  expect(phases(700, 1450)).toEqual(new Set(['collecting']))
  expect(phases(1500, 2000)).toEqual(new Set(['stopped']))
})

it('honour Retry-After, whatever news comes meanwhile', async () => {
  const time = new VirtualTime()
  const asked: number[] = []
  let tell: (epoch: string) => void = () => undefined
  const transport: Transport = {
    async lease() {
      asked.push(time.now)
      return { status: 503, body: null, retryAfterMs: 2000 }
    },
    confirm: async () => ({ status: 200, body: null, retryAfterMs: null }),
    stream: (_, onNews) => {
      tell = (epoch) =>
        onNews({ programs: [{ slug: 'p', state: 'collecting', epoch, ttlMs: 300 }], confirmWithinMs: 0 })
      return new Promise(() => undefined)
    },
  }
  const clock = driftingClock(time, { rate: 1, skewMs: 0, sleep: null })
  const options = { gatewayUrl: '', token: '', collectorId: 'c', program: 'p', write: async () => undefined }
  const collector = createCollector<null>(options, { clock, random: () => 0.5, transport, bootId: 'b' })
  for (const at of [300, 600, 900, 2300]) time.at(at, () => tell(String(at)))
  await time.run(3000)
  void collector.close()
  expect(asked.map((at) => Math.round(at / 100))).toEqual([0, 20])
})
