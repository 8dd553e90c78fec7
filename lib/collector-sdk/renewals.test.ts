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
