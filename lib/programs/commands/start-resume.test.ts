import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { Forbidden, NotFound } from '@/lib/errors'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { configureProgram } from '@/lib/programs/commands/register'
import { approveResume, withdrawResume } from '@/lib/programs/commands/resume'
import { failSafeguard } from '@/lib/programs/commands/safeguards'
import { startResume } from '@/lib/programs/commands/start-resume'
import type { ResumePlan } from '@/lib/programs/model'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { asOwner } from '@/lib/testing/database'
import { addCast, addIncident, type Cast, gateway } from '@/lib/testing/programs/cast'
import { ramp } from '@/lib/testing/programs/plans'
import { type Approved, apply, approved } from '@/lib/testing/programs/way-back'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

let cast: Cast
const told: ResumePlan = { ...ramp(0, 10, 100), noticeMs: 3_600_000 }
const rowOf = (id: string) => db().program.findUniqueOrThrow({ where: { id } })
const start = ({ programId, requestId }: Approved) => startResume(gateway, { programId, requestId })

/** Applied, and its notice given. */
async function scheduled(plan = told): Promise<Approved> {
  const ready = await approved(cast, plan)
  await apply(cast, ready)
  return ready
}

/** Who was told that it starts. */
async function toldOf({ requestId }: Approved): Promise<string[]> {
  const rows = await db().notice.findMany({ where: { key: `resume/${requestId}/scheduled` } })
  return rows.map((row) => row.personId).sort()
}

/** The notice is over: its end lies in the past. */
async function noticeOver({ requestId }: Approved): Promise<void> {
  await asOwner((client) =>
    client.query(`UPDATE resume_request SET "startsAt" = "createdAt" WHERE id = $1`, [requestId]),
  )
}

async function voided(ready: Approved): Promise<unknown> {
  await noticeOver(ready)
  const [first] = await writtenDuring(() => start(ready))
  expect(first?.kind).toBe('program.resume_voided')
  expect(await rowOf(ready.programId)).toMatchObject({ phase: 'paused', epoch: 2n })
  return Object(first?.payload).reason
}

beforeAll(async () => {
  cast = await addCast()
})

describe('a resume with a notice', () => {
  it('is applied now and starts later', async () => {
    const ready = await approved(cast, told)
    const kinds = await kindsDuring(() => apply(cast, ready))
    expect(kinds).toEqual(['program.resume_scheduled', 'program.resume_scheduled'])
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'resume_requested', epoch: 2n })
    const job = await db().job.findFirstOrThrow({ where: { key: ready.requestId } })
    const request = await db().resumeRequest.findUniqueOrThrow({ where: { id: ready.requestId } })
    expect(await toldOf(ready)).toEqual([cast.owner, cast.responder, cast.counsel].map(({ id }) => id).sort())
    expect(job).toMatchObject({ name: 'programs.startResume', dueAt: request.startsAt })
    await expect(apply(cast, ready)).rejects.toMatchObject({ refusal: 'scheduled' })
  })

  it('does not start before its time, and then once', async () => {
    const ready = await scheduled()
    const asked = { programId: ready.programId, requestId: ready.requestId }
    await expect(startResume(cast.responder, asked)).rejects.toThrow(Forbidden)
    await expect(startResume(cast.otherOwner, asked)).rejects.toThrow(NotFound)
    await expect(start(ready)).rejects.toMatchObject({ refusal: 'too_early' })
    await noticeOver(ready)
    expect(await kindsDuring(() => start(ready))).toEqual(['program.resumed', 'program.resumed'])
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'ramping', epoch: 3n, rampPercent: 10 })
    await expect(start(ready)).rejects.toMatchObject({ refusal: 'not_scheduled' })
  })

  it('is void after a lock during the notice', async () => {
    const ready = await scheduled()
    await pauseProgram(cast.counsel, { programId: ready.programId, reason: 'A new doubt.' })
    await noticeOver(ready)
    await expect(start(ready)).rejects.toMatchObject({ refusal: 'not_scheduled' })
  })

  it('can be withdrawn during the notice', async () => {
    const ready = await scheduled()
    const { programId, requestId } = ready
    await withdrawResume(cast.owner, { programId, requestId, reason: 'Not today.' })
    await noticeOver(ready)
    await expect(start(ready)).rejects.toMatchObject({ refusal: 'not_scheduled' })
  })

  it('is not approved any more once it is applied', async () => {
    const { programId, requestId, contentHash } = await scheduled()
    await expect(approveResume(cast.counsel, { programId, requestId, contentHash })).rejects.toMatchObject({
      refusal: 'scheduled',
    })
  })
})

describe('at its start, everything is asked again', () => {
  it('a safeguard that failed during the notice', async () => {
    const ready = await scheduled()
    const { programId, safeguardId } = ready
    await failSafeguard(cast.responder, { programId, safeguardId, evidence: 'Readable again.' })
    expect(await voided(ready)).toBe('It did not start. Audience limits: Failed its last check.')
  })

  it('an incident that was opened again', async () => {
    const ready = await scheduled()
    const { incidentId } = await db().incidentProgram.findFirstOrThrow({ where: { programId: ready.programId } })
    await db().incident.update({ where: { id: incidentId }, data: { status: 'investigating' } })
    expect(await voided(ready)).toBe(
      'It did not start. Linked incidents contained: A linked incident is not contained yet.',
    )
  })

  it('another incident that was linked', async () => {
    const ready = await scheduled()
    const incidentId = await addIncident(cast.responder)
    await db().incident.update({ where: { id: incidentId }, data: { status: 'contained' } })
    const link = { incidentId, programId: ready.programId, linkedAt: new Date() }
    await db().incidentProgram.create({ data: link })
    expect(await voided(ready)).toContain('Two other people must approve')
  })

  it('a program that describes itself otherwise', async () => {
    const ready = await scheduled()
    const { programId } = ready
    const { version: expectedVersion } = await rowOf(programId)
    await configureProgram(cast.owner, { programId, expectedVersion, purpose: 'Something else.' })
    expect(await voided(ready)).toContain('Two other people must approve')
  })

  it('an approver who has left the role', async () => {
    const counsel = await addCast().then((others) => others.counsel)
    const ready = await approved({ ...cast, counsel }, told)
    await apply(cast, ready)
    await db().person.update({ where: { id: counsel.id }, data: { roles: ['reporter'] } })
    expect(await voided(ready)).toBe('It did not start. One more person must approve.')
  })

  it('approvals older than 24 hours', async () => {
    const ready = await scheduled()
    await asOwner((client) =>
      client.query(`UPDATE resume_request SET "expiresAt" = "createdAt" WHERE id = $1`, [ready.requestId]),
    )
    expect(await voided(ready)).toContain('older than 24 hours')
  })
})

describe('a plan', () => {
  it('whose notice outlasts the approvals is not applied', async () => {
    const ready = await approved(cast, { ...atOnce, noticeMs: 23 * 3_600_000 })
    await asOwner((client) =>
      client.query(`UPDATE resume_request SET "expiresAt" = "createdAt" + interval '2 hours' WHERE id = $1`, [
        ready.requestId,
      ]),
    )
    await expect(apply(cast, ready)).rejects.toMatchObject({ refusal: 'too_late' })
  })
})
