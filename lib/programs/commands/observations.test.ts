import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { recordObservation } from '@/lib/programs/commands/observations'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { carryOutQuarantine, decideQuarantine, recordCanary } from '@/lib/programs/commands/quarantine'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { getIngest } from '@/lib/programs/queries/ingest'
import { asOwner } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'
import {
  addCast,
  addIncident,
  addProgram,
  type Cast,
  confirm,
  enrol,
  gateway,
  type TestProgram,
} from '@/lib/testing/programs/cast'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast
let program: TestProgram
let observer: string
let incident: string
let pausedAt: Date
let agent: string

const later = (seconds: number) => new Date(pausedAt.getTime() + seconds * 1000).toISOString()
const sha256 = 'ab'.repeat(32)
const sealed = { sizeBytes: 12, sha256, place: 'guard-1' }

async function addObserver({ id: programId }: TestProgram): Promise<string> {
  return (await createCollectorToken(cast.owner, { programId, name: 'Store guard', purpose: 'observer' })).id
}

/** Puts the paused program into a ramp, past the gate. */
function ramp(own: TestProgram): Promise<void> {
  return asOwner(async (sql) => {
    await sql.query(`UPDATE pause_lock SET "releasedAt" = now() WHERE "programId" = $1`, [own.id])
    await sql.query(
      `UPDATE program SET phase = 'ramping', epoch = 3, "rampPercent" = 10, "pausedAt" = NULL WHERE id = $1`,
      [own.id],
    )
  })
}

/** What the guard saw: three records of `agent-1` under epoch 1, captured a second after T. */
function seen(over: object = {}) {
  return {
    ...{ programId: program.id, tokenId: observer, id: newId(), collectorId: 'agent-1', epoch: '1', count: 3 },
    ...{ grantExpiresAt: later(60), eventTimeFrom: later(3), eventTimeTo: later(3), class: 'ok' as const },
    ...{ disposition: 'refused' as const, batch: null, ...over },
  }
}

beforeAll(async () => {
  cast = await addCast()
  program = await addProgram(cast.owner, { ttlMs: 1000, checkGapMs: 1000 })
  observer = await addObserver(program)
  agent = (await enrol(program, 'agent-1', 'agent-2'))['agent-1'] ?? ''
  incident = await addIncident(cast.responder)
  await pauseProgram(cast.responder, { programId: program.id, incidentId: incident, reason: 'Exposed.' })
  pausedAt = (await db().program.findUniqueOrThrow({ where: { id: program.id } })).pausedAt ?? new Date(0)
})

describe('an observation', () => {
  it('is told on the program and its incident, with the class by our rule, and once however often it comes', async () => {
    const report = seen()
    const written = await writtenDuring(() => recordObservation(gateway, report))
    expect(written.map(({ stream, kind }) => [stream, kind])).toEqual(
      expect.arrayContaining([
        [program.id, 'program.data_observed'],
        [incident, 'program.data_observed'],
      ]),
    )
    expect(written[0]?.payload).toMatchObject({ class: 'violation', count: 3, collector: { externalId: 'agent-1' } })
    expect(await kindsDuring(() => recordObservation(gateway, report))).toEqual([])
    expect(await db().dataObservation.count({ where: { programId: program.id } })).toBe(1)
    const { lastViolationAt } = await db().collector.findUniqueOrThrow({ where: { id: agent } })
    expect(lastViolationAt).not.toBeNull()
  })

  it('of the like soon after is kept, and told with the next', async () => {
    expect(await kindsDuring(() => recordObservation(gateway, seen({ count: 4 })))).toEqual([])
    await asOwner((sql) =>
      sql.query(`ALTER TABLE data_observation DISABLE TRIGGER append_only;
        UPDATE data_observation SET at = at - interval '2 minutes'; ALTER TABLE data_observation ENABLE TRIGGER append_only`),
    )
    const [told] = await writtenDuring(() => recordObservation(gateway, seen({ count: 5 })))
    expect(told?.payload).toMatchObject({ count: 9 })
  })

  it('is refused from a collector’s token, another program’s, and from people', async () => {
    await expect(recordObservation(gateway, seen({ tokenId: program.tokenId }))).rejects.toMatchObject({
      code: 'not_found',
    })
    const other = await addProgram(cast.owner)
    await expect(recordObservation(gateway, seen({ programId: other.id }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(recordObservation(cast.responder, seen())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(recordObservation(gateway, seen({ batch: sealed }))).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('contradicts a collector that said that it stopped', async () => {
    const own = await addProgram(cast.owner, { ttlMs: 1000, checkGapMs: 1000 })
    const token = await addObserver(own)
    const ids = await enrol(own, 'liar', 'silent')
    await pauseProgram(cast.owner, { programId: own.id, reason: 'Exposed.' })
    await confirm(own, '2', ids.liar ?? '')
    const { at } = await db().collectorAccount.findFirstOrThrow({ where: { programId: own.id } })
    const time = new Date(at.getTime() + 1500).toISOString()
    const report = seen({
      programId: own.id,
      tokenId: token,
      collectorId: 'liar',
      eventTimeFrom: time,
      eventTimeTo: time,
    })
    const [told] = await writtenDuring(() => recordObservation(gateway, report))
    expect(told?.payload).toMatchObject({ class: 'violation', contradicts: true })
  })

  it('of a violation stops a ramp', async () => {
    const own = await addProgram(cast.owner, { ttlMs: 1000, checkGapMs: 1000 })
    const token = await addObserver(own)
    await pauseProgram(cast.owner, { programId: own.id, reason: 'Exposed.' })
    const { pausedAt: ownPause } = await db().program.findUniqueOrThrow({ where: { id: own.id } })
    const time = new Date((ownPause?.getTime() ?? 0) + 3000).toISOString()
    const report = { programId: own.id, tokenId: token, eventTimeFrom: time, eventTimeTo: time }
    await ramp(own)
    const kinds = await kindsDuring(() => recordObservation(gateway, seen(report)))
    expect(kinds).toContain('program.paused')
    expect(await db().program.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({ epoch: 4n, rampPercent: 0 })
    const lock = { programId: own.id, releasedAt: null }
    expect(await db().pauseLock.findFirstOrThrow({ where: lock })).toMatchObject({ personId: null, rule: 'violation' })
  })
})

describe('sealed data', () => {
  async function seal(): Promise<string> {
    const id = newId()
    await recordObservation(
      gateway,
      seen({ id, disposition: 'quarantined', batch: sealed, eventTimeTo: later(1), eventTimeFrom: later(1) }),
    )
    return id
  }
  const decide = (person: Cast['owner'], batchIds: string[], decision: 'release' | 'destroy') =>
    decideQuarantine(person, { programId: program.id, batchIds, decision, reason: 'Captured before the pause.' })
  const carryOut = (batchId: string, decision: 'release' | 'destroy', over: object = {}) =>
    carryOutQuarantine(gateway, {
      ...{ programId: program.id, tokenId: observer, decision, batches: [{ id: batchId, sha256 }] },
      ...over,
    })
  const stateOf = async (id: string) => (await db().quarantineBatch.findFirstOrThrow({ where: { id } })).state

  it('waits for a second person, then for the guard that holds it', async () => {
    const id = await seal()
    expect(await db().quarantineBatch.findFirstOrThrow({ where: { id } })).toMatchObject({
      state: 'sealed',
      class: 'late',
    })
    expect(await carryOut(id, 'release')).toEqual({ [id]: 'not_decided' })
    const first = await writtenDuring(() => decide(cast.responder, [id], 'release'))
    expect(first[0]).toMatchObject({ kind: 'program.quarantine_decided', payload: { complete: false, records: 3 } })
    expect(await decide(cast.responder, [id], 'release')).toEqual({ decided: 0, waiting: 1 })
    expect(await decide(cast.counsel, [id], 'release')).toEqual({ decided: 1, waiting: 0 })
    expect(await stateOf(id)).toBe('release')
    await expect(decide(cast.counsel, [id], 'destroy')).rejects.toMatchObject({ refusal: 'decided' })
    expect(await carryOut(id, 'destroy')).toEqual({ [id]: 'not_decided' })
    expect(await carryOut(id, 'release', { batches: [{ id, sha256: 'cd'.repeat(32) }] })).toEqual({
      [id]: 'other_data',
    })
    expect(await carryOut(id, 'release', { tokenId: program.tokenId })).toEqual({ [id]: 'unknown' })
    const done = await writtenDuring(() => carryOut(id, 'release'))
    expect(done.map(({ stream, kind }) => `${kind} ${stream}`)).toContain(`program.quarantine_carried_out ${incident}`)
    expect(await stateOf(id)).toBe('released')
    expect(await kindsDuring(() => carryOut(id, 'release'))).toEqual([])
  })

  it('is not decided on by the word of somebody who could not say it any more', async () => {
    const id = await seal()
    const [former, gone, owning] = [
      await addPerson('counsel'),
      await addPerson('responder'),
      await addPerson('counsel'),
    ]
    const waits = { decided: 0, waiting: 1 }
    expect(await decide(former, [id], 'release')).toEqual(waits)
    await db().person.update({ where: { id: former.id }, data: { roles: ['leader'] } })
    expect(await decide(gone, [id], 'release')).toEqual(waits)
    await db().person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
    expect(await decide(owning, [id], 'release')).toEqual(waits)
    await db().programOwner.create({ data: { programId: program.id, personId: owning.id } })
    expect(await decide(cast.responder, [id], 'release')).toEqual(waits)
    expect(await stateOf(id)).toBe('sealed')
    await db().programOwner.deleteMany({ where: { programId: program.id, personId: owning.id } })
  })

  it('is not decided on by owners, by others, nor across programs', async () => {
    const id = await seal()
    await expect(decide(cast.owner, [id], 'destroy')).rejects.toMatchObject({ code: 'forbidden' })
    const both = { ...cast.responder, id: cast.owner.id }
    await expect(decide(both, [id], 'destroy')).rejects.toMatchObject({ refusal: 'owner' })
    await expect(decide(cast.reporter, [id], 'destroy')).rejects.toMatchObject({ code: 'forbidden' })
    const other = await addProgram(cast.owner)
    const elsewhere = { programId: other.id, batchIds: [id], decision: 'destroy' as const, reason: 'x' }
    await expect(decideQuarantine(cast.responder, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('records beyond what an integer holds are counted', async () => {
  const own = await addProgram(cast.owner)
  const tokenId = await addObserver(own)
  await pauseProgram(cast.responder, { programId: own.id, reason: 'Exposed.' })
  const report = () => ({ ...seen(), programId: own.id, tokenId, collectorId: null, count: 2_000_000_000 })
  for (let i = 0; i < 4; i += 1) await recordObservation(gateway, report())
  const { totals } = await getIngest(cast.responder, own.slug)
  expect(totals.map(({ records }) => records)).toEqual([8_000_000_000])
})

it('a try to start is told once, on the program and its incident', async () => {
  const tried = {
    programId: program.id,
    tokenId: observer,
    id: newId(),
    epoch: '2',
    refused: true,
    detail: 'Answered 403.',
  }
  expect(await kindsDuring(() => recordCanary(gateway, tried))).toEqual([
    'program.canary_checked',
    'program.canary_checked',
  ])
  expect(await kindsDuring(() => recordCanary(gateway, tried))).toEqual([])
  await expect(recordCanary(gateway, { ...tried, id: newId(), tokenId: program.tokenId })).rejects.toMatchObject({
    code: 'not_found',
  })
})
