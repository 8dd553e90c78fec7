import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Confirmations } from '@/lib/gateway/confirmations'
import { connectReads } from '@/lib/gateway/database'
import { Enrolment } from '@/lib/gateway/enrolment'
import { Heartbeats } from '@/lib/gateway/heartbeats'
import { parseConfirm, parseLease } from '@/lib/gateway/messages'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast, enrol } from '@/lib/testing/programs/cast'

let cast: Cast
let reads: Pool

beforeAll(async () => {
  cast = await addCast()
  reads = connectReads(ownDatabase().appUrl)
})

afterAll(() => reads.end())

const counters = { recorded: 1, dropped: 0, buffered: 0 }
const leaseOf = (collectorId: string, over: object = {}) => ({
  ...{ collectorId, bootId: 'boot', seq: 1 },
  programs: [{ slug: 'p', lastEpoch: '1', phase: 'collecting' as const, counters, ...over }],
})
const confirmOf = (lastRecordAt: string) => ({
  ...{ collectorId: 'a', bootId: 'boot', program: 'p', epoch: '2', result: 'stopped', inFlight: 0, buffered: 0 },
  lastRecordAt,
})

describe('messages', () => {
  it.each([
    '',
    ' ',
    'pad ',
    ' pad',
    'bad\u200Bname',
    'soft\u00ADhyphen',
    'filler\u3164',
    'line\nbreak',
    'x'.repeat(201),
  ])('refuse %j as a name', (name) => expect(() => parseLease(leaseOf(name))).toThrow('collectorId'))

  it('take names as people give them to machines', () => {
    for (const name of ['laptop-0421', 'Büro 3 · Mac', '会議室'])
      expect(parseLease(leaseOf(name)).collectorId).toBe(name)
  })

  it('take times of these centuries alone, and keep them in one form', () => {
    for (const odd of ['0000-01-01T00:00:00Z', '1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])
      expect(() => parseConfirm(confirmOf(odd))).toThrow('lastRecordAt')
    expect(parseConfirm(confirmOf('2026-11-23T10:00:00+23:00')).lastRecordAt).toBe('2026-11-22T11:00:00.000Z')
  })
})

describe('a batch with one that the database refuses', () => {
  it('enrols the others', async () => {
    const { id: programId, tokenId: id } = await addProgram(cast.owner)
    const enrolment = new Enrolment(reads)
    const names = ['a', 'bad\u200B', 'nul\u0000', 'b']
    const settled = await Promise.allSettled(
      names.map((name) =>
        enrolment.meet({
          token: { id, programId, purpose: 'collector' },
          externalId: name,
          bootId: 'boot',
          claims: true,
        }),
      ),
    )
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(await db().collector.count({ where: { programId } })).toBe(2)
  })

  it('confirms the others', async () => {
    const program = await addProgram(cast.owner)
    const { a = '', b = '', c = '' } = await enrol(program, 'a', 'b', 'c')
    await pauseProgram(cast.owner, { programId: program.id, reason: 'Exposed.' })
    const confirmations = new Confirmations()
    const by = { tokenId: program.tokenId, bootId: 'boot' }
    const report = { ...by, result: 'stopped', source: 'confirm', inFlight: 0, buffered: 0 } as const
    const say = (collectorId: string, lastRecordAt: string | null) =>
      confirmations.add(program.id, '2', { ...report, collectorId, lastRecordAt })
    const settled = await Promise.allSettled([say(a, null), say(b, '0000-01-01T00:00:00Z'), say(c, 'yesterday')])
    expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    const accounts = await db().collectorAccount.findMany({ where: { programId: program.id } })
    expect(accounts.map((account) => account.collectorId)).toEqual([a])
  })

  it('keeps the heartbeats until they can be written, the newest of each', async () => {
    const program = await addProgram(cast.owner)
    const { a = '', b = '' } = await enrol(program, 'a', 'b')
    const heartbeats = new Heartbeats(reads)
    heartbeats.note(a, leaseOf('a'), true)
    heartbeats.note(b, leaseOf('b', { lastRecordAt: '0000-01-01T00:00:00Z' }), true)
    await heartbeats.flush()
    heartbeats.note(b, leaseOf('b', { counters: { ...counters, recorded: 2 } }), true)
    await heartbeats.close()
    const rows = await db().collector.findMany({ where: { programId: program.id }, orderBy: { externalId: 'asc' } })
    expect(rows.map((row) => row.recorded)).toEqual([1n, 2n])
  })
})
