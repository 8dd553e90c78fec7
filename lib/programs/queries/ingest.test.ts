import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { NotFound } from '@/lib/errors'
import { newId } from '@/lib/id'
import { recordObservation } from '@/lib/programs/commands/observations'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { decideQuarantine, recordCanary } from '@/lib/programs/commands/quarantine'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
import { getIngest, getQuarantine } from '@/lib/programs/queries/ingest'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { addCast, addProgram, type Cast, confirm, enrol, gateway, type TestProgram } from '@/lib/testing/programs/cast'

let cast: Cast
let program: TestProgram
let sealed: string

beforeAll(async () => {
  cast = await addCast()
  program = await addProgram(cast.owner, { ttlMs: 1000, checkGapMs: 1000 })
  const { id: programId } = program
  const { id: tokenId } = await createCollectorToken(cast.owner, {
    programId,
    name: 'Store guard',
    purpose: 'observer',
  })
  const { liar = '' } = await enrol(program, 'liar', 'other')
  await pauseProgram(cast.owner, { programId, reason: 'Exposed.' })
  await confirm(program, '2', liar)
  const { pausedAt } = await db().program.findUniqueOrThrow({ where: { id: programId } })
  const at = (seconds: number) => new Date((pausedAt?.getTime() ?? 0) + seconds * 1000).toISOString()
  const report = (collectorId: string, second: number, count: number, batch: boolean) => ({
    ...{ programId, tokenId, id: newId(), collectorId, epoch: '1', grantExpiresAt: at(60), count, class: null },
    ...{ eventTimeFrom: at(second), eventTimeTo: at(second) },
    disposition: batch ? ('quarantined' as const) : ('refused' as const),
    batch: batch ? { sizeBytes: 5, sha256: 'ab'.repeat(32), place: 'guard-1' } : null,
  })
  await recordObservation(gateway, report('liar', 10, 4, false))
  const late = report('other', 1, 3, true)
  sealed = late.id
  await recordObservation(gateway, late)
  await recordCanary(gateway, { programId, tokenId, id: newId(), epoch: '2', refused: true, detail: 'Answered 403.' })
})

describe('what was seen of a program’s data', () => {
  it('is told by class, with contradictions and the last try to start', async () => {
    const seen = await getIngest(cast.responder, program.slug)
    expect(seen.totals).toMatchObject([
      { class: 'violation', disposition: 'refused', records: 4 },
      { class: 'late', disposition: 'quarantined', records: 3 },
    ])
    expect(seen.contradictions).toMatchObject([{ externalId: 'liar', records: 4 }])
    expect(seen.canary).toMatchObject({ refused: true, detail: 'Answered 403.' })
    expect(seen.quarantine).toEqual({ waiting: 1, waitingRecords: 3, batches: 1 })
  })

  it('is for those who may read the program', async () => {
    for (const read of [getIngest, getQuarantine]) {
      await expect(read(cast.reporter, program.slug)).rejects.toThrow(NotFound)
      await expect(read(cast.otherOwner, program.slug)).rejects.toThrow(NotFound)
    }
  })

  it('is nothing where nothing was reported', async () => {
    const quiet = await addProgram(cast.owner)
    expect(await getIngest(cast.owner, quiet.slug)).toMatchObject({ pausedAt: null, totals: [], contradictions: [] })
  })
})

describe('sealed data', () => {
  it('waits, is in the way of a resume, and says who wants what', async () => {
    const open = async () =>
      (await getResumeChecklist(cast.owner, program.slug)).lines.find(({ id }) => id === 'quarantine')?.missing
    expect(await open()).toBe('1 batch waits for two people’s decision.')
    const decide = {
      programId: program.id,
      batchIds: [sealed],
      decision: 'destroy' as const,
      reason: 'Not ours to keep.',
    }
    await decideQuarantine(cast.counsel, decide)
    const forCounsel = await getQuarantine(cast.counsel, program.slug)
    expect(forCounsel).toMatchObject({ mayDecide: true, isOwner: false, decided: [] })
    expect(forCounsel.waiting).toMatchObject([{ id: sealed, votes: [{ mine: true, decision: 'destroy' }] }])
    expect(await getQuarantine(cast.owner, program.slug)).toMatchObject({ mayDecide: false, isOwner: true })
    await decideQuarantine(cast.responder, decide)
    expect((await getQuarantine(cast.counsel, program.slug)).decided).toMatchObject([{ state: 'destroy' }])
    expect(await open()).toBe('')
  })
})
