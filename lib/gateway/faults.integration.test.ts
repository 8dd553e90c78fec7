import { afterAll, beforeAll, describe, it } from 'vitest'
import { freezePoints, openGap } from '@/lib/testing/faults/freeze-points'
import { lateRecords, Site } from '@/lib/testing/faults/site'
import type { TcpProxy } from '@/lib/testing/faults/tcp-proxy'

let site: Site

beforeAll(async () => {
  site = await Site.open()
})

afterAll(() => site.close())

const lost = { carries: false }
const dayMs = 86_400_000

const wires: readonly [string, 'expired' | 'confirmed', (wire: TcpProxy) => void][] = [
  ['break once', 'confirmed', (wire) => wire.cut()],
  ['break and are refused from then on', 'expired', (wire) => wire.refuse()],
  ['stay open and carry nothing', 'expired', (wire) => wire.set(lost, lost)],
  ['carry to the gateway only', 'expired', (wire) => wire.set({ carries: true }, lost)],
  ['carry to the collector only', 'expired', (wire) => wire.set(lost, { carries: true })],
  ['delay everything by 10 s', 'expired', (wire) => wire.set({ carries: true, delayMs: 10_000 })],
  ['trickle', 'expired', (wire) => wire.set({ carries: true, bytesPerTick: 4 })],
]

// Each line has a program, a wire, a collector and a recorder of its own: they fail side by side.
describe.concurrent('nothing is recorded later than T after a pause', { timeout: 90_000 }, () => {
  it.for(wires)('when connections %s', async ([, kind, fail], { expect }) => {
    const line = await site.line()
    fail(line.wire)
    await site.pause(line)
    expect(await site.accounted(line)).toBe(kind)
    expect(await lateRecords(line)).toEqual([])
  })

  it.for(freezePoints)('when the collector is frozen over it, %s', async (freezeAt, { expect }) => {
    const line = await site.line({ freezeAt })
    line.collector.arm()
    if (freezeAt === 'before the stream is opened') line.wire.cut()
    // Nothing is confirmed until there is something to confirm.
    const inThePause = freezeAt.includes('confirmation')
    if (!inThePause) await site.frozen(line)
    await site.pause(line)
    await site.frozen(line)
    const told = freezeAt === 'before the answer to a confirmation is read'
    expect(await site.accounted(line)).toBe(told ? 'confirmed' : 'expired')
    line.collector.thaw()
    await (told ? site.heardAgain(line) : site.toldLate(line))
    expect(await lateRecords(line)).toEqual([])
  })

  it('but the one record that was frozen between its last check and its write', async ({ expect }) => {
    const line = await site.line({ freezeAt: openGap })
    line.collector.arm()
    await site.frozen(line)
    await site.pause(line)
    expect(await site.accounted(line)).toBe('expired')
    line.collector.thaw()
    await site.toldLate(line)
    expect(await lateRecords(line)).toHaveLength(1)
  })

  it.for([-dayMs, dayMs])(
    'when the wall clock is set by %i ms and the connections are lost',
    async (ms, { expect }) => {
      const clock = site.clock()
      const line = await site.line({ env: clock.variables })
      clock.step(ms)
      line.wire.set(lost, lost)
      await site.pause(line)
      expect(await site.accounted(line)).toBe('expired')
      expect(await lateRecords(line)).toEqual([])
    },
  )
})
