import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/id'
import { fileIncident } from '@/lib/incidents/commands/file'
import { getDashboardMeasures, listExposureRows, listPauseRows } from '@/lib/measures/queries/dashboard'
import { getIncidentMeasures } from '@/lib/measures/queries/incident'
import { getProgramMeasures } from '@/lib/measures/queries/program'
import { exposedMs, exposureOf, percentilesOf, timeToPauseMs } from '@/lib/measures/rules'
import { recordObservation } from '@/lib/programs/commands/observations'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { createCollectorToken } from '@/lib/programs/commands/tokens'
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

let cast: Cast
let leader: PersonActor
const hour = 3_600_000
const earlier = (at: Date, ms: number) => new Date(at.getTime() - ms)

beforeAll(async () => {
  cast = await addCast()
  leader = await addPerson('leader')
})

const pause = (program: TestProgram, incidentId: string) =>
  pauseProgram(cast.responder, { programId: program.id, incidentId, reason: 'Exposed.' })

async function pausedProgram(incidentId: string, over = {}): Promise<TestProgram> {
  const program = await addProgram(cast.owner, over)
  await pause(program, incidentId)
  return program
}

const completedAt = async ({ id }: TestProgram) =>
  (await db().program.findUniqueOrThrow({ where: { id } })).pauseCompletedAt ?? new Date(Number.NaN)

/** An incident that was filed two hours ago. */
async function incident(visibility: 'open' | 'restricted' = 'open', over = {}): Promise<string> {
  const id = await addIncident(cast.responder, visibility)
  const { filedAt } = await db().incident.findUniqueOrThrow({ where: { id } })
  await db().incident.update({ where: { id }, data: { filedAt: earlier(filedAt, 2 * hour), ...over } })
  return id
}

const filedAtOf = async (id: string) => (await db().incident.findUniqueOrThrow({ where: { id } })).filedAt

describe('an incident’s programs', () => {
  it('are each shown with the first pause for it', async () => {
    const id = await incident()
    const program = await addProgram(cast.owner)
    const { a = '' } = await enrol(program, 'a')
    await pause(program, id)
    const first = await getIncidentMeasures(cast.responder, id)
    expect(first.programs).toMatchObject([
      { slug: program.slug, mayRead: true, pause: { epoch: '2', completedAt: null } },
    ])
    await confirm(program, '2', a)
    const [shown] = (await getIncidentMeasures(cast.responder, id)).programs
    expect(shown?.pause?.completedAt).toEqual(await completedAt(program))
    expect(timeToPauseMs(await filedAtOf(id), shown?.pause?.completedAt ?? null)).toBeGreaterThanOrEqual(2 * hour)
  })

  it('are nobody’s business who may not see the incident', async () => {
    const id = await incident('restricted')
    await pausedProgram(id)
    expect((await getIncidentMeasures(leader, id)).programs).toEqual([])
    expect((await getIncidentMeasures(cast.responder, id)).programs).toHaveLength(1)
  })

  it('are shown with a pause that the rule on severe incidents began', async () => {
    const program = await addProgram(cast.owner)
    const { id } = await fileIncident(cast.responder, { title: 'Exposed', severity: 0, programIds: [program.id] })
    const [shown] = (await getIncidentMeasures(cast.responder, id)).programs
    expect(shown?.pause).toMatchObject({ epoch: '2', completedAt: expect.any(Date) })
  })

  it('stand as another incident stopped them', async () => {
    const [one, two] = [await incident(), await incident()]
    const program = await pausedProgram(one)
    await pause(program, two)
    const [shown] = (await getIncidentMeasures(cast.responder, two)).programs
    expect(shown?.pause).toMatchObject({ epoch: '2', completedAt: await completedAt(program) })
  })

  it('are without a pause where the incident holds no lock', async () => {
    const [one, two] = [await incident(), await incident()]
    const program = await pausedProgram(one)
    await db().incidentProgram.create({ data: { incidentId: two, programId: program.id, linkedAt: new Date() } })
    expect((await getIncidentMeasures(cast.responder, two)).programs).toMatchObject([{ pause: null }])
  })
})

describe('a program', () => {
  it('has its pauses, and of incidents those that the viewer may see', async () => {
    const [open, restricted] = [await incident(), await incident('restricted')]
    const program = await pausedProgram(open)
    await pause(program, restricted)
    const toMember = await getProgramMeasures(cast.responder, program.slug)
    expect(toMember.pauses).toMatchObject([{ epoch: '2', completedAt: await completedAt(program) }])
    expect(toMember.incidents).toHaveLength(2)
    const toLeader = await getProgramMeasures(leader, program.slug)
    expect(toLeader.pauses).toEqual(toMember.pauses)
    expect(toLeader.incidents).toHaveLength(1)
    expect(JSON.stringify(toLeader)).not.toContain(restricted)
  })

  it('is not there for other owners', async () => {
    const program = await pausedProgram(await incident())
    await expect(getProgramMeasures(cast.otherOwner, program.slug)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('counts what was seen after its pause, and says when nobody looks', async () => {
    const unwatched = await pausedProgram(await incident())
    const [blind] = (await getProgramMeasures(leader, unwatched.slug)).pauses
    expect(blind?.records).toEqual({ watched: false, violation: 0, late: 0, unknown: 0 })

    const program = await addProgram(cast.owner, { ttlMs: 500, checkGapMs: 0 })
    const token = { programId: program.id, name: 'store', purpose: 'observer' as const }
    const { id: tokenId } = await createCollectorToken(cast.owner, token)
    const id = await incident()
    await pause(program, id)
    const at = (await completedAt(program)).getTime()
    const report = { programId: program.id, tokenId, collectorId: null, grantExpiresAt: null, class: null, batch: null }
    const seen = async (epoch: string | null, ms: number, count: number) => {
      const captured = new Date(at + ms).toISOString()
      const times = { eventTimeFrom: captured, eventTimeTo: captured }
      await recordObservation(gateway, { ...report, ...times, id: newId(), epoch, count, disposition: 'refused' })
    }
    await seen('1', 30_000, 3)
    await seen('1', 31_000, 4)
    await seen('1', -30_000, 5)
    await seen(null, 30_000, 6)
    const [watched] = (await getProgramMeasures(leader, program.slug)).pauses
    expect(watched?.records).toEqual({ watched: true, violation: 7, late: 5, unknown: 6 })
    const [shown] = (await getIncidentMeasures(leader, id)).programs
    expect(shown?.pause?.records).toEqual(watched?.records)
    const row = (await listPauseRows(leader)).find(({ slug }) => slug === program.slug)
    expect(row).toMatchObject({ watched: true, violation: 7, late: 5, unknown: 6 })
  })
})

describe('the dashboard', () => {
  it('counts a pause for those who see its incident', async () => {
    const seen = async (actor: PersonActor) => (await getDashboardMeasures(actor)).pause.count
    const [leaders, members] = [await seen(leader), await seen(cast.responder)]
    const program = await pausedProgram(await incident('restricted'))
    expect(await seen(leader)).toBe(leaders)
    expect(await seen(cast.responder)).toBe(members + 1)
    expect((await listPauseRows(leader)).map(({ slug }) => slug)).not.toContain(program.slug)
    await pausedProgram(await incident())
    expect(await seen(leader)).toBe(leaders + 1)
  })

  it('leaves drills and withdrawn incidents out', async () => {
    const figures = async () => {
      const { pause: toPause, exposure } = await getDashboardMeasures(leader)
      return [toPause.count, exposure.count]
    }
    const counted = await figures()
    await pausedProgram(await incident('open', { drill: true }))
    const id = await incident()
    await pausedProgram(id)
    await db().incident.update({ where: { id }, data: { status: 'withdrawn' } })
    expect(await figures()).toEqual(counted)
  })

  it('counts each pair of program and incident once, by its rows', async () => {
    const rows = await listPauseRows(leader)
    expect(new Set(rows.map(({ slug, reference }) => `${slug} ${reference}`)).size).toBe(rows.length)
    const times = rows.map((row) => timeToPauseMs(row.filedAt, row.completedAt)).filter((ms) => ms !== null)
    expect((await getDashboardMeasures(leader)).pause).toEqual(percentilesOf(times))
  })

  it('measures exposures as the rule does', async () => {
    const now = new Date()
    for (const days of [1, 5, 20, 100]) {
      const containedAt = earlier(now, days * 24 * hour)
      await incident('open', { status: 'contained', containedAt, startedAt: earlier(containedAt, days * hour) })
    }
    const early = await incident()
    await pausedProgram(early)
    await db().incident.update({ where: { id: early }, data: { startedAt: earlier(now, 9 * hour) } })
    const late = await incident('open', { startedAt: new Date(now.getTime() + 9 * hour) })
    await pausedProgram(late)
    const both = await incident('open', { detectedAt: earlier(now, 7 * hour) })
    await pausedProgram(both)
    await db().incident.update({ where: { id: both }, data: { status: 'contained', containedAt: earlier(now, hour) } })
    const half = await incident()
    await pausedProgram(half)
    const other = await addProgram(cast.owner)
    await enrol(other, 'a')
    await pause(other, half)

    const rows = await listExposureRows(leader, 1000)
    const lengths = rows.map(({ exposure }) => exposedMs(exposure, new Date(0)))
    const { median, p90, count, goingOn } = (await getDashboardMeasures(leader)).exposure
    const byRule = percentilesOf(lengths)
    expect(count).toBe(byRule.count)
    expect(median).toBeCloseTo(byRule.median ?? Number.NaN, 0)
    expect(p90).toBeCloseTo(byRule.p90 ?? Number.NaN, 0)
    expect([...lengths].sort((a, b) => b - a)).toEqual(lengths)
    expect(new Set(rows.map(({ exposure }) => exposure.ended))).toEqual(new Set(['stopped', 'contained']))

    // Incident by incident, from what its own page asks.
    const all = await db().incident.findMany({
      where: { visibility: 'open', drill: false, status: { not: 'withdrawn' } },
    })
    let open = 0
    for (const one of all) {
      const { programs } = await getIncidentMeasures(leader, one.id)
      const exposure = exposureOf(
        one,
        programs.map((program) => program.pause?.completedAt ?? null),
      )
      const row = rows.find(({ reference }) => reference === one.reference)
      const within = exposure.until !== null && exposure.until > earlier(now, 90 * 24 * hour)
      expect([one.reference, row?.exposure]).toEqual([one.reference, within ? exposure : undefined])
      if (exposure.until === null) open += 1
    }
    expect(goingOn).toBe(open)
  })
})
