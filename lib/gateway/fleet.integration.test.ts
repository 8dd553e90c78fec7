import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCollector } from '@/lib/collector-sdk/collector'
import { db } from '@/lib/db/client'
import { type RunningGateway, startGateway } from '@/lib/gateway/server'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { bringCollectorBack, retireCollector } from '@/lib/programs/commands/retire'
import { retryCollectors } from '@/lib/programs/commands/silent'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { PlainClient } from '@/lib/testing/collectors/client'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'

let cast: Cast
let gateway: RunningGateway

beforeAll(async () => {
  cast = await addCast()
  gateway = await startGateway({ databaseUrl: ownDatabase().appUrl, host: '127.0.0.1', port: 0 })
})

afterAll(() => gateway.close())

const rowOf = ({ id: programId }: TestProgram, externalId: string) =>
  db().collector.findUniqueOrThrow({ where: { programId_externalId: { programId, externalId } } })
const pause = ({ id }: TestProgram) => pauseProgram(cast.owner, { programId: id, reason: 'Exposed.' })

async function ofGroup(program: TestProgram, group: string): Promise<TestProgram> {
  const { id, token } = await createCollectorToken(cast.owner, { programId: program.id, name: group, group })
  return { ...program, token, tokenId: id }
}

describe('a collector', () => {
  it('belongs to the group of the token that it has its leases with', async () => {
    const program = await addProgram(cast.owner)
    await new PlainClient(gateway.url, program).standing('a')
    expect((await rowOf(program, 'a')).group).toBeNull()
    const inLab = await ofGroup(program, 'Lab')
    await new PlainClient(gateway.url, inLab).standing('a')
    await new PlainClient(gateway.url, inLab).standing('b')
    expect([(await rowOf(program, 'a')).group, (await rowOf(program, 'b')).group]).toEqual(['Lab', 'Lab'])
  })

  it('says its version with each renewal, and what is unknown is let be', async () => {
    const program = await addProgram(cast.owner)
    const client = new PlainClient(gateway.url, program)
    const say = (agent: unknown) => client.ask('a', { agent })
    for (const version of ['', ' ', 'two words', '2.1\n', 'x'.repeat(61), 7])
      expect((await say({ version })).status).toBe(400)
    expect((await say({ version: '2.1.0', os: 'Plan 9' })).status).toBe(200)
    await expect.poll(async () => (await rowOf(program, 'a')).version).toBe('2.1.0')
    expect((await client.lease('a')).status).toBe(200)
    await expect.poll(async () => (await rowOf(program, 'a')).version).toBe('2.1.0')
  })

  it('of the SDK says its own', async () => {
    const program = await addProgram(cast.owner)
    const options = { gatewayUrl: gateway.url, token: program.token, program: program.slug, collectorId: 'sdk' }
    const collector = createCollector({ ...options, version: '3.0.1', write: () => undefined })
    await expect.poll(() => db().collector.count({ where: { version: '3.0.1' } }), { timeout: 5000 }).toBe(1)
    await collector.close()
  })

  it('that shares its name with another process is told of', async () => {
    const program = await addProgram(cast.owner)
    const [one, two] = [new PlainClient(gateway.url, program, 'one'), new PlainClient(gateway.url, program, 'two')]
    await one.standing('a')
    await two.standing('a')
    expect((await rowOf(program, 'a')).otherBootAt).toBeNull()
    await one.standing('a')
    expect((await rowOf(program, 'a')).otherBootAt).not.toBeNull()
    await one.standing('b')
    await pause(program)
    await two.standing('b')
    await expect.poll(async () => (await rowOf(program, 'b')).otherBootAt).not.toBeNull()
  })
})

describe('a retired collector', () => {
  it('gets no lease from a gateway that remembers it, and one again when it is back', async () => {
    const program = await addProgram(cast.owner)
    const client = new PlainClient(gateway.url, program)
    expect(await client.standing('a')).toBe('collecting 1')
    const { id: collectorId } = await rowOf(program, 'a')
    await asOwner((sql) =>
      sql.query(`UPDATE collector SET "registeredAt" = 'yesterday', "lastGrantAt" = 'yesterday' WHERE id = $1`, [
        collectorId,
      ]),
    )
    const order = { programId: program.id, collectorId, reason: 'Scrapped.' }
    await retireCollector(cast.owner, order)
    expect(await client.standing('a')).toBe('403')
    expect(await client.standing('b')).toBe('collecting 1')
    await bringCollectorBack(cast.owner, order)
    expect(await client.standing('a')).toBe('collecting 1')
  })
})

describe('a retry', () => {
  it('sends the stop again to the streams of the silent ones alone', async () => {
    const program = await addProgram(cast.owner, { ttlMs: 20_000 })
    const client = new PlainClient(gateway.url, program)
    for (const name of ['heard', 'silent']) await client.standing(name)
    const end = new AbortController()
    const [heard, silent] = [await client.follow('heard', end.signal), await client.follow('silent', end.signal)]
    await pause(program)
    await client.confirm('heard', '2')
    const stops = (said: readonly string[]) => said.filter((each) => each === 'change stopped 2').length
    await expect.poll(() => [stops(heard), stops(silent)]).toEqual([1, 1])
    expect(await retryCollectors(cast.owner, { programId: program.id })).toEqual({ retried: 1 })
    await expect.poll(() => [stops(heard), stops(silent)]).toEqual([1, 2])
    end.abort()
  })
})
