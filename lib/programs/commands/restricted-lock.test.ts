import { beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { requestResume } from '@/lib/programs/commands/resume'
import { listProgramTimeline } from '@/lib/programs/queries/timeline'
import { addPerson } from '@/lib/testing/people'
import { addCast, addIncident, addProgram, type Cast, contain, type TestProgram } from '@/lib/testing/programs/cast'
import { writtenDuring } from '@/lib/testing/written'
import { listEntryResources } from '@/lib/timeline/queries/entries'
import { getIncidentExport } from '@/lib/timeline/queries/export'

let cast: Cast
let insider: PersonActor
let open: string
let restricted: string
let program: TestProgram
let lockId: string
const reason = 'Nobody else may know.'

beforeAll(async () => {
  cast = await addCast()
  insider = await addPerson('responder')
  open = await addIncident(cast.responder)
  restricted = await addIncident(insider, 'restricted')
  program = await addProgram(cast.owner)
  await pauseProgram(cast.responder, { programId: program.id, incidentId: open, reason })
  await requestResume(cast.owner, { programId: program.id })
})

async function readByOutsider(slug: string): Promise<string> {
  const { reference } = await db().incident.findUniqueOrThrow({ where: { id: open } })
  return JSON.stringify([
    await listProgramTimeline(cast.responder, slug),
    await listEntryResources(cast.responder, reference, { cursor: 0, limit: 100 }),
    await getIncidentExport(cast.responder, reference),
  ])
}

async function auditedTo(reader: PersonActor, name: string) {
  const { rows } = await listAudit(reader, { who: '', what: 'programs.', incident: '' }, null, 50)
  return rows.filter(({ object }) => object === name).map(({ command, actorName }) => [command, actorName])
}

async function nameOf({ id }: TestProgram): Promise<string> {
  return (await db().program.findUniqueOrThrow({ where: { id } })).name
}

/** Whose name stands on each entry, by stream. */
async function authors(work: () => Promise<unknown>) {
  const written = await writtenDuring(work)
  return written.map(({ stream, kind, actorId }) => [stream === restricted, kind, actorId])
}

describe('the lock of a restricted incident', () => {
  it('names who placed it on the incident’s own stream alone', async () => {
    const entries = await authors(async () => {
      lockId = (await pauseProgram(insider, { programId: program.id, incidentId: restricted, reason })).lockId
    })
    expect(entries.map(([own, kind]) => `${kind} ${own}`)).toContain('program.resume_voided false')
    for (const [own, , actorId] of entries) expect(actorId).toBe(own ? insider.id : null)
    const told = await readByOutsider(program.slug)
    expect(told).toContain('program.resume_voided')
    for (const secret of [insider.name, insider.id]) expect(told).not.toContain(secret)
  })

  it('names nobody where it is what stops the program', async () => {
    const running = await addProgram(cast.owner)
    const order = { programId: running.id, incidentId: restricted, reason }
    const entries = await authors(() => pauseProgram(insider, order))
    expect(entries.map(([own, kind]) => `${kind} ${own}`)).toContain('program.pause_completed false')
    for (const [own, , actorId] of entries) expect(actorId).toBe(own ? insider.id : null)
    expect(await readByOutsider(running.slug)).not.toContain(insider.name)
  })

  it('leaves the program’s other commands in the audit, and is itself not there', async () => {
    const auditor = await addPerson('auditor')
    const held = await addProgram(cast.owner)
    await pauseProgram(insider, { programId: held.id, incidentId: restricted, reason })
    await requestResume(cast.owner, { programId: held.id })
    const rows = await auditedTo(auditor, await nameOf(held))
    expect(rows).toEqual([
      ['programs.requestResume', cast.owner.name],
      ['programs.createCollectorToken', cast.owner.name],
      ['programs.register', cast.owner.name],
    ])
  })

  it('is refused to outsiders in one and the same way, and waits for nothing of the incident', async () => {
    const release = { programId: program.id, lockId, reason: 'Over.', confirm: program.slug }
    const refused = {
      refusal: 'not_owner',
      message: 'Only the lead of the incident that holds this lock can release it.',
    }
    const lead = (leadId: string | null) => db().incident.update({ where: { id: restricted }, data: { leadId } })
    await lead(null)
    await expect(releaseLock(cast.responder, release)).rejects.toMatchObject(refused)
    await lead(insider.id)
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM timeline_stream WHERE id = ${restricted}::uuid FOR UPDATE`
      await expect(releaseLock(cast.responder, release)).rejects.toMatchObject(refused)
    })
  })

  it('names nobody when it is released, and the release is not in the audit', async () => {
    await contain(restricted)
    const release = { programId: program.id, lockId, reason: 'Over.', confirm: program.slug }
    expect(await authors(() => releaseLock(insider, release))).toEqual(
      expect.arrayContaining([
        [false, 'program.lock_released', null],
        [true, 'program.lock_released', insider.id],
      ]),
    )
    expect(await auditedTo(await addPerson('auditor'), await nameOf(program))).not.toContainEqual([
      'programs.releaseLock',
      insider.name,
    ])
    await expect(releaseLock(cast.responder, release)).rejects.toMatchObject({ refusal: 'not_owner' })
  })
})
