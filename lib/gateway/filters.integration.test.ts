import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { Subject } from '@/lib/conformance/subject'
import { db } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast } from '@/lib/testing/programs/cast'

const patience = { timeout: 40_000, interval: 40 }
let cast: Cast
let gateway: RunningGateway

beforeAll(async () => {
  cast = await addCast()
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
})

afterAll(() => gateway.close())

const commands: readonly [string, string][] = [
  ['in POSIX shell', 'sh docs/examples/collector.sh'],
  ['on Node', `${process.execPath} lib/collector-sdk/filter-main.ts`],
]

describe.concurrent('the collector that passes lines on, against the real gateway', { timeout: 60_000 }, () => {
  it.for(commands)('records, stops, and confirms: %s', async ([, command], { expect }) => {
    const program = await addProgram(cast.owner, { ttlMs: 2000, checkGapMs: 500 })
    const records: number[] = []
    const env = {
      ...process.env,
      STANDDOWN_GATEWAY_URL: gateway.url,
      STANDDOWN_COLLECTOR_TOKEN: program.token,
      STANDDOWN_COLLECTOR_ID: 'filter',
      STANDDOWN_PROGRAM: program.slug,
    }
    const subject = new Subject(command, env, 20, () => records.push(Date.now()))
    try {
      await vi.waitFor(() => expect(records.length).toBeGreaterThan(10), patience)
      await pauseProgram(cast.owner, { programId: program.id, reason: 'Exposed.' })
      const where = { programId: program.id }
      const account = await vi.waitFor(() => db().collectorAccount.findFirstOrThrow({ where }), patience)
      expect(account.kind).toBe('confirmed')
      const { phase } = await db().program.findUniqueOrThrow({ where: { id: program.id } })
      expect(phase).toBe('paused')
      expect(records.filter((at) => at > account.at.getTime() + 500)).toEqual([])
    } finally {
      await subject.end()
    }
  })
})
