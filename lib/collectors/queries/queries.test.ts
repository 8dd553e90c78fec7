import { beforeAll, describe, expect, it } from 'vitest'
import { type CollectorFilter, collectorFilter, decodeCursor } from '@/lib/collectors/list-schema'
import { collectorSorts } from '@/lib/collectors/model'
import { getCollectorView } from '@/lib/collectors/queries/collector'
import { countCollectors } from '@/lib/collectors/queries/counts'
import { eachCollector } from '@/lib/collectors/queries/export'
import { listCollectors } from '@/lib/collectors/queries/list'
import { noValue } from '@/lib/collectors/version'
import { NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { confirmByHand } from '@/lib/programs/commands/collectors'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { asOwner } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, confirm, enrol, type TestProgram } from '@/lib/testing/programs/cast'

let cast: Cast
let program: TestProgram
let stopped: TestProgram
let ids: Record<string, string>

const set = (id: string | undefined, columns: string) =>
  asOwner((client) => client.query(`UPDATE collector SET ${columns} WHERE id = $1`, [id]))
const ago = (seconds: number) => `standdown_now() - interval '${seconds} seconds'`
const filter = (over: Partial<CollectorFilter> = {}) => collectorFilter.parse(over)

beforeAll(async () => {
  cast = await addCast()
  program = await addProgram(cast.owner, { ttlMs: 10_000, checkGapMs: 0 })
  ids = await enrol(program, 'leased', 'held', 'silent', 'violating', 'retired', 'Büro 3')
  await set(ids.leased, `"lastGrantAt" = ${ago(1)}, "group" = 'Lab', version = '2.1'`)
  await set(ids['Büro 3'], `"lastGrantAt" = ${ago(2)}, "lastRecordAt" = ${ago(9)}, "otherBootAt" = ${ago(5)}`)
  await set(ids.held, `"lastGrantAt" = ${ago(500)}, "group" = 'Lab'`)
  await set(ids.silent, `"lastGrantAt" = ${ago(500)}, "lastSeenAt" = ${ago(500)}, "otherBootAt" = ${ago(500)}`)
  await set(ids.violating, `"lastViolationAt" = ${ago(60)}`)
  await set(ids.retired, `"retiredAt" = ${ago(60)}`)
  stopped = await addProgram(cast.owner, { ttlMs: 1000 })
  const { a = '', b = '', c = '', d = '' } = await enrol(stopped, 'a', 'b', 'c', 'd', 'e')
  await pauseProgram(cast.responder, { programId: stopped.id, reason: 'Exposed.' })
  await confirm(stopped, '2', a, c)
  const vouched = { programId: stopped.id, collectorId: b, reason: 'Unplugged.', evidence: 'Seen.' }
  await confirmByHand(cast.responder, vouched)
  await set(c, `"lastRecordAt" = standdown_now() + interval '1 minute'`)
  await set(d, `"lastViolationAt" = ${ago(86_000)}`)
  await enrol(stopped, 'f')
})

async function statesOf(of: TestProgram): Promise<Record<string, string>> {
  const { rows } = await listCollectors(cast.owner, of.slug, filter(), { limit: 50 })
  return Object.fromEntries(rows.map(({ externalId, state }) => [externalId, state]))
}

describe('the states of collectors', () => {
  it('are about leases while the program collects', async () => {
    expect(await statesOf(program)).toEqual({
      ...{ leased: 'leased', held: 'held', silent: 'silent', violating: 'violating', retired: 'retired' },
      'Büro 3': 'leased',
    })
  })

  it('are about the stop while a pause stands', async () => {
    expect(await statesOf(stopped)).toEqual({
      ...{ a: 'confirmed', b: 'manual', c: 'violating', d: 'pending', e: 'pending', f: 'later' },
    })
    const { row } = await getCollectorView(cast.owner, stopped.slug, (await enrol(stopped, 'b')).b ?? '')
    expect(row).toMatchObject({ byName: cast.responder.name, reason: 'Unplugged.', evidence: 'Seen.', silent: false })
  })
})

describe('a list of collectors', () => {
  it('is for those who may read the program', async () => {
    const input = filter()
    for (const actor of [cast.otherOwner, cast.reporter]) {
      await expect(listCollectors(actor, program.slug, input, { limit: 5 })).rejects.toThrow(NotFound)
      await expect(countCollectors(actor, program.slug, input)).rejects.toThrow(NotFound)
      await expect(eachCollector(actor, program.slug, input, () => undefined)).rejects.toThrow(NotFound)
      await expect(getCollectorView(actor, program.slug, ids.leased ?? '')).rejects.toThrow(NotFound)
    }
    await expect(getCollectorView(cast.owner, program.slug, newId())).rejects.toThrow(NotFound)
    await expect(getCollectorView(cast.owner, stopped.slug, ids.leased ?? '')).rejects.toThrow(NotFound)
  })

  it.each(
    collectorSorts.flatMap((sort) => [
      { sort, ascending: true },
      { sort, ascending: false },
    ]),
  )('is paged by $sort, ascending $ascending, there and back, without a row twice or left out', async (order) => {
    const all = (await listCollectors(cast.owner, program.slug, filter(order), { limit: 50 })).rows
    const names = all.map(({ externalId }) => externalId)
    const seen: string[] = []
    let page = await listCollectors(cast.owner, program.slug, filter(order), { limit: 2 })
    expect(page.previous).toBeNull()
    seen.push(...page.rows.map(({ externalId }) => externalId))
    while (page.next) {
      const after = decodeCursor(page.next, order.sort)
      page = await listCollectors(cast.owner, program.slug, filter(order), { limit: 2, after })
      seen.push(...page.rows.map(({ externalId }) => externalId))
    }
    expect(seen).toEqual(names)
    const before = decodeCursor(page.previous ?? '', order.sort)
    const back = await listCollectors(cast.owner, program.slug, filter(order), { limit: 2, before })
    expect(back.rows.map(({ externalId }) => externalId)).toEqual(names.slice(2, 4))
  })

  it('shows the urgent first, and narrows by what is asked', async () => {
    const found = async (over: Partial<CollectorFilter>) => {
      const { rows } = await listCollectors(cast.owner, program.slug, filter(over), { limit: 50 })
      return rows.map(({ externalId }) => externalId)
    }
    expect(await found({})).toEqual(['violating', 'silent', 'held', 'Büro 3', 'leased', 'retired'])
    expect(await found({ state: 'leased' })).toEqual(['Büro 3', 'leased'])
    expect(await found({ group: 'Lab' })).toEqual(['held', 'leased'])
    expect(await found({ group: noValue, state: 'leased' })).toEqual(['Büro 3'])
    expect(await found({ version: '2.1' })).toEqual(['leased'])
    expect(await found({ text: 'BÜRO' })).toEqual(['Büro 3'])
    expect(await found({ text: '%' })).toEqual([])
    expect(await found({ token: program.tokenId })).toHaveLength(6)
    expect(await found({ token: stopped.tokenId })).toEqual([])
  })

  it('tells until when a lease lasts, and who else asks', async () => {
    const { rows, now } = await listCollectors(cast.owner, program.slug, filter({ sort: 'name' }), { limit: 50 })
    const by = new Map(rows.map((row) => [row.externalId, row]))
    const left = (name: string) => Number(by.get(name)?.leaseEndsAt) - now.getTime()
    expect(left('leased')).toBeGreaterThan(left('Büro 3'))
    expect(left('Büro 3')).toBeLessThanOrEqual(8000)
    expect(left('held')).toBeLessThan(0)
    expect(by.get('retired')?.leaseEndsAt).toBeNull()
    expect([by.get('Büro 3')?.otherBootAt, by.get('silent')?.otherBootAt]).toEqual([expect.any(Date), null])
    const paused = await listCollectors(cast.owner, stopped.slug, filter({ state: 'confirmed' }), { limit: 5 })
    expect(paused.rows.map(({ leaseEndsAt }) => leaseEndsAt)).toEqual([null])
  })
})

describe('the numbers beside the filters', () => {
  it('count what each would leave', async () => {
    const facets = await countCollectors(cast.owner, program.slug, filter({ group: 'Lab' }))
    expect(facets).toMatchObject({ all: 6, silent: 0, matching: 2 })
    expect(facets.states).toEqual([
      { value: 'held', count: 1 },
      { value: 'leased', count: 1 },
    ])
    expect(facets.groups).toContainEqual({ value: noValue, count: 4 })
    expect(facets.tokenNames).toEqual({ [program.tokenId]: 'agents' })
    expect(await countCollectors(cast.owner, stopped.slug, filter({ text: 'nobody' }))).toMatchObject({
      ...{ all: 6, silent: 2, matching: 0, states: [] },
    })
  })
})

describe('an export', () => {
  it('has every row that the filter lets through, as of one moment', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO collector (id, "programId", "tokenId", "externalId", "bootId", "registeredAt", "lastSeenAt")
         SELECT gen_random_uuid(), $1, $2, 'bulk-' || n, 'boot', standdown_now(), standdown_now() FROM generate_series(1, 2500) n`,
        [stopped.id, stopped.tokenId],
      ),
    )
    const parts: number[] = []
    const names = new Set<string>()
    await eachCollector(cast.owner, stopped.slug, filter({ text: 'bulk-' }), (rows) => {
      parts.push(rows.length)
      for (const { externalId } of rows) names.add(externalId)
    })
    expect([parts, names.size]).toEqual([[1000, 1000, 500], 2500])
  })
})
