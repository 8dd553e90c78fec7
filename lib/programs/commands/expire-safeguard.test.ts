import { beforeAll, describe, expect, it } from 'vitest'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, Refused } from '@/lib/errors'
import { handlers } from '@/lib/jobs/handlers'
import { listNotices } from '@/lib/notices/queries/notices'
import { expireSafeguard } from '@/lib/programs/commands/expire-safeguard'
import { addSafeguard, failSafeguard, verifySafeguard } from '@/lib/programs/commands/safeguards'
import { scheduleSafeguard } from '@/lib/programs/commands/schedule-safeguard'
import { switchPauseRule } from '@/lib/programs/commands/switch-rule'
import { later } from '@/lib/testing/jobs/marks'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast
beforeAll(async () => {
  cast = await addCast()
})

const dayMs = 86_400_000
const evidence = 'Looked at the list of accounts.'

interface Proven {
  readonly program: TestProgram
  readonly safeguardId: string
}

/** A program with a safeguard that counsel verified until then. */
async function proven(expiresInMs: number | null, reverifyDays: number | null = null): Promise<Proven> {
  const program = await addProgram(cast.owner)
  const promise = { programId: program.id, title: 'Masking', promise: 'Names are masked.', reverifyDays }
  const { id: safeguardId } = await addSafeguard(cast.owner, promise)
  const expiresAt = expiresInMs === null ? null : (await later(expiresInMs)).toISOString()
  await verifySafeguard(cast.counsel, { programId: program.id, safeguardId, evidence, expiresAt })
  return { program, safeguardId }
}

/** As if the verification had been given long ago, and had expired a second ago. */
async function expired({ safeguardId }: Proven): Promise<void> {
  const times = { verifiedAt: await later(-40 * dayMs), expiresAt: await later(-1000) }
  await db().safeguard.update({ where: { id: safeguardId }, data: times })
}

const jobsOf = ({ safeguardId }: Proven) =>
  db().job.findMany({
    where: { name: { startsWith: 'safeguards.' }, key: { startsWith: safeguardId } },
    orderBy: { dueAt: 'asc' },
  })
const idsOf = ({ program, safeguardId }: Proven) => ({ programId: program.id, safeguardId })
const rule = (programId: string, on: boolean) => ({ programId, rule: 'safeguard', on, reason: 'Decided.' }) as const
const phaseOf = async ({ program }: Proven) =>
  (await db().program.findUniqueOrThrow({ where: { id: program.id } })).phase
const told = async (person: Cast['owner'], { program }: Proven) =>
  (await listNotices(person, 'all', null, 50)).rows
    .filter(({ href }) => href?.startsWith(`/programs/${program.slug}`))
    .map(({ text }) => text)

describe('a verification that ends', () => {
  it('has its reminders and its end asked for, and moved with it', async () => {
    const one = await proven(20 * dayMs)
    const keys = (await jobsOf(one)).map(({ key }) => key)
    expect(keys).toEqual([...[14, 3, 1].map((days) => `${one.safeguardId}/${days}`), one.safeguardId])
    const order = { programId: one.program.id, safeguardId: one.safeguardId, evidence }
    const expiresAt = (await later(2 * dayMs)).toISOString()
    await verifySafeguard(cast.counsel, { ...order, expiresAt })
    expect((await jobsOf(one)).map(({ key, dueAt }) => [key, dueAt.toISOString()])).toEqual([
      [`${one.safeguardId}/1`, new Date(Date.parse(expiresAt) - dayMs).toISOString()],
      [one.safeguardId, expiresAt],
    ])
    await failSafeguard(cast.counsel, order)
    expect(await jobsOf(one)).toEqual([])
  })

  it('is that of the interval at the latest, which may be shortened', async () => {
    const one = await proven(null, 90)
    const held = async () => (await db().safeguard.findUniqueOrThrow({ where: { id: one.safeguardId } })).expiresAt
    const { verifiedAt } = await db().safeguard.findUniqueOrThrow({ where: { id: one.safeguardId } })
    expect((await held())?.getTime()).toBe((verifiedAt?.getTime() ?? 0) + 90 * dayMs)
    const late = { ...idsOf(one), evidence, expiresAt: (await later(91 * dayMs)).toISOString() }
    await expect(verifySafeguard(cast.counsel, late)).rejects.toThrow(Refused)
    await expect(scheduleSafeguard(cast.counsel, { ...idsOf(one), reverifyDays: 7 })).rejects.toThrow(Forbidden)
    const written = await writtenDuring(() => scheduleSafeguard(cast.owner, { ...idsOf(one), reverifyDays: 7 }))
    expect(written).toMatchObject([{ kind: 'program.safeguard_scheduled', payload: { from: 90, to: 7 } }])
    expect((await held())?.getTime()).toBe((verifiedAt?.getTime() ?? 0) + 7 * dayMs)
    await scheduleSafeguard(cast.owner, { ...idsOf(one), reverifyDays: 365 })
    expect((await held())?.getTime()).toBe((verifiedAt?.getTime() ?? 0) + 7 * dayMs)
    expect(await kindsDuring(() => scheduleSafeguard(cast.owner, { ...idsOf(one), reverifyDays: 365 }))).toEqual([])
  })

  it('is told to the owners and to whoever verified it, once for each reminder', async () => {
    const one = await proven(20 * dayMs)
    const remind = () => handlers['safeguards.remind'].run(idsOf(one))
    await remind()
    expect(await told(cast.owner, one)).toEqual([])
    const times = { verifiedAt: await later(-40 * dayMs), expiresAt: await later(2.5 * dayMs) }
    await db().safeguard.update({ where: { id: one.safeguardId }, data: times })
    for (let n = 0; n < 2; n++) await remind()
    for (const person of [cast.owner, cast.counsel])
      expect(await told(person, one)).toMatchObject([expect.stringContaining('expires in 3 days, on ')])
    expect(await told(cast.responder, one)).toEqual([])
  })
})

describe('a safeguard whose verification has expired', () => {
  it('is on the record once, and pauses nothing unless the owner asked for that', async () => {
    const one = await proven(20 * dayMs)
    expect(await kindsDuring(() => expireSafeguard(standdown, idsOf(one)))).toEqual([])
    await expired(one)
    await expect(expireSafeguard(cast.owner, idsOf(one))).rejects.toThrow(Forbidden)
    expect(await kindsDuring(() => expireSafeguard(standdown, idsOf(one)))).toEqual(['program.safeguard_expired'])
    expect(await kindsDuring(() => expireSafeguard(standdown, idsOf(one)))).toEqual([])
    expect(await phaseOf(one)).toBe('running')
    expect(await told(cast.counsel, one)).toMatchObject([expect.stringMatching(/has expired\.$/)])
  })

  it('pauses the program whose owner asked for that', async () => {
    const one = await proven(20 * dayMs)
    await switchPauseRule(cast.owner, rule(one.program.id, true))
    await expired(one)
    const kinds = await kindsDuring(() => expireSafeguard(standdown, idsOf(one)))
    expect(kinds).toEqual([
      ...['program.safeguard_expired', 'program.lock_placed'],
      ...['program.paused', 'program.pause_completed'],
    ])
    expect(await kindsDuring(() => expireSafeguard(standdown, idsOf(one)))).toEqual([])
    const locks = await db().pauseLock.findMany({ where: { programId: one.program.id } })
    expect(locks).toMatchObject([{ rule: 'safeguard', personId: null, incidentId: null }])
    expect(await told(cast.owner, one)).toMatchObject([expect.stringContaining('is pausing by itself.')])
  })

  it('pauses it when the owner asks for that afterwards', async () => {
    const one = await proven(20 * dayMs)
    await expired(one)
    await expireSafeguard(standdown, idsOf(one))
    await db().job.deleteMany()
    await switchPauseRule(cast.owner, rule(one.program.id, true))
    for (const { data } of await jobsOf(one)) await handlers['safeguards.expire'].run(data as ReturnType<typeof idsOf>)
    expect(await phaseOf(one)).toBe('paused')
  })

  it('is found though nothing was asked for it', async () => {
    const [reminded, ended] = [await proven(20 * dayMs), await proven(20 * dayMs)]
    await expired(ended)
    const times = { verifiedAt: await later(-40 * dayMs), expiresAt: await later(0.5 * dayMs) }
    await db().safeguard.update({ where: { id: reminded.safeguardId }, data: times })
    await db().job.deleteMany()
    await handlers['safeguards.sweep'].run({})
    expect(await told(cast.owner, reminded)).toMatchObject([expect.stringContaining('expires within a day')])
    expect(await told(cast.owner, ended)).toMatchObject([expect.stringMatching(/has expired\.$/)])
    const [next] = await db().job.findMany({ where: { name: 'safeguards.sweep' } })
    expect(next?.dueAt.getTime()).toBeGreaterThan((await later(9 * 60_000)).getTime())
  })
})
