import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { createCollectorToken, revokeCollectorToken } from '@/lib/programs/commands/tokens'
import { PlainClient } from '@/lib/testing/collectors/client'
import { gatewayPair } from '@/lib/testing/gateways/pair'
import { addProgram, type TestProgram } from '@/lib/testing/programs/cast'

const pair = gatewayPair()

const pause = ({ id }: TestProgram) => pauseProgram(pair.cast.owner, { programId: id, reason: 'Exposed.' })
const revoke = ({ id: programId, tokenId }: TestProgram) =>
  revokeCollectorToken(pair.cast.owner, { programId, tokenId })

/** The same program through another token of it. */
async function withToken(program: TestProgram): Promise<TestProgram> {
  const { id, token } = await createCollectorToken(pair.cast.owner, { programId: program.id, name: 'second' })
  return { ...program, token, tokenId: id }
}

async function kinds({ id: programId }: TestProgram): Promise<Record<string, string>> {
  const accounts = await db().collectorAccount.findMany({ where: { programId }, include: { collector: true } })
  return Object.fromEntries(accounts.map(({ kind, collector }) => [collector.externalId, kind]))
}

async function names({ id: programId }: TestProgram): Promise<string[]> {
  const rows = await db().collector.findMany({ where: { programId }, orderBy: { externalId: 'asc' } })
  return rows.map((row) => row.externalId)
}

describe('a token', () => {
  it('that was revoked enrols nobody and confirms for nobody', async () => {
    const own = await addProgram(pair.cast.owner, { ttlMs: 20_000 })
    const revoked = await withToken(own)
    const [client, ghost] = [new PlainClient(pair.gateway.url, own), new PlainClient(pair.gateway.url, revoked)]
    await client.standing('good')
    await ghost.standing('evil')
    await revoke(revoked)
    expect(await ghost.standing('ghost')).toBe('401')
    expect(await names(own)).toEqual(['evil', 'good'])
    await pause(own)
    for (const name of ['good', 'evil', 'ghost']) expect((await ghost.confirm(name, '2')).status).toBe(401)
    expect(await names(own)).toEqual(['evil', 'good'])
    expect(await kinds(own)).toEqual({})
  })

  it('confirms the collectors that had their last lease with it', async () => {
    const own = await addProgram(pair.cast.owner, { ttlMs: 20_000 })
    const second = await withToken(own)
    const [client, renewed] = [new PlainClient(pair.gateway.url, own), new PlainClient(pair.other.url, second)]
    for (const name of ['a', 'b']) expect(await client.standing(name)).toBe('collecting 1')
    expect(await renewed.standing('b')).toBe('collecting 1')
    await pause(own)
    expect(await renewed.confirm('a', '2')).toMatchObject({ status: 409, body: { code: 'other_token' } })
    expect(await renewed.standing('a')).toBe('stopped 2')
    expect((await renewed.confirm('a', '2')).status).toBe(409)
    expect((await client.confirm('b', '2')).status).toBe(409)
    expect((await client.confirm('a', '2')).status).toBe(200)
    expect((await renewed.confirm('b', '2')).status).toBe(200)
    expect(await kinds(own)).toEqual({ a: 'confirmed', b: 'confirmed' })
  })
})

describe('a boot', () => {
  it('does not confirm for the one that may still hold a lease, at any gateway', async () => {
    const own = await addProgram(pair.cast.owner, { ttlMs: 1500, checkGapMs: 0 })
    expect(await new PlainClient(pair.gateway.url, own, 'b1').standing('laptop')).toBe('collecting 1')
    await pause(own)
    for (const { url } of [pair.gateway, pair.other]) {
      const second = new PlainClient(url, own, 'b2')
      expect(await second.confirm('laptop', '2')).toMatchObject({ status: 409, body: { code: 'other_boot' } })
      await second.lease('laptop', { phase: 'stopped', lastEpoch: '2' })
      expect((await second.confirm('laptop', '2')).status).toBe(409)
    }
    expect(await kinds(own)).toEqual({})
    await expect.poll(() => kinds(own), { timeout: 6000 }).toEqual({ laptop: 'expired' })
    expect((await new PlainClient(pair.other.url, own, 'b2').confirm('laptop', '2')).status).toBe(200)
    expect(await kinds(own)).toEqual({ laptop: 'expired' })
  })

  it('is not crowded out by another that confirms at the same moment', async () => {
    const own = await addProgram(pair.cast.owner, { ttlMs: 20_000 })
    const [first, second] = ['b1', 'b2'].map((boot) => new PlainClient(pair.gateway.url, own, boot))
    await first?.standing('laptop')
    await pause(own)
    const answers = await Promise.all([first, second, first, second].map((boot) => boot?.confirm('laptop', '2')))
    expect(answers.map((answer) => answer?.status)).toEqual([200, 409, 200, 409])
  })

  it('confirms once it was the last to be granted a lease', async () => {
    const own = await addProgram(pair.cast.owner, { ttlMs: 20_000 })
    await new PlainClient(pair.gateway.url, own, 'b1').standing('laptop')
    const second = new PlainClient(pair.other.url, own, 'b2')
    expect(await second.standing('laptop')).toBe('collecting 1')
    await pause(own)
    expect((await new PlainClient(pair.gateway.url, own, 'b2').confirm('laptop', '2')).status).toBe(200)
    expect(await kinds(own)).toEqual({ laptop: 'confirmed' })
  })
})
