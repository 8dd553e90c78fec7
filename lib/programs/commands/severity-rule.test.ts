import { beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden } from '@/lib/errors'
import { fileIncident } from '@/lib/incidents/commands/file'
import { linkProgram } from '@/lib/incidents/commands/people'
import { changeSeverity } from '@/lib/incidents/commands/state'
import { listNotices } from '@/lib/notices/queries/notices'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { pauseForSeverity } from '@/lib/programs/commands/pause-for-severity'
import { switchPauseRule } from '@/lib/programs/commands/switch-rule'
import { getProgram } from '@/lib/programs/queries/program'
import { listProgramTimeline } from '@/lib/programs/queries/timeline'
import { asOwner } from '@/lib/testing/database'
import { addPerson } from '@/lib/testing/people'
import { addCast, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'
import { kindsDuring } from '@/lib/testing/written'
import { verifyRecord } from '@/lib/timeline/queries/verify'

let cast: Cast
beforeAll(async () => {
  cast = await addCast()
})

const title = 'Transcripts readable by all staff'
const phaseOf = async ({ id }: TestProgram) => (await db().program.findUniqueOrThrow({ where: { id } })).phase
const locksOf = ({ id: programId }: TestProgram) => db().pauseLock.findMany({ where: { programId, releasedAt: null } })
const pausedKinds = ['program.lock_placed', 'program.lock_placed', 'program.paused', 'program.paused']
const completed = ['program.pause_completed', 'program.pause_completed']

describe('a severe incident pauses the programs that it is linked to', () => {
  it('when it is filed', async () => {
    const [one, two] = [await addProgram(cast.owner), await addProgram(cast.owner)]
    const programIds = [one.id, two.id]
    const kinds = await kindsDuring(() => fileIncident(cast.reporter, { title, severity: 0, programIds }))
    expect([...kinds].sort()).toEqual(
      ['incident.filed', ...pausedKinds, ...pausedKinds, ...completed, ...completed].sort(),
    )
    for (const program of [one, two]) {
      expect(await phaseOf(program)).toBe('paused')
      expect(await locksOf(program)).toMatchObject([{ rule: 'severity', personId: null, heldById: null }])
    }
  })

  it('when it is linked, and when it becomes severe', async () => {
    const [linked, raised] = [await addProgram(cast.owner), await addProgram(cast.owner)]
    const severe = await fileIncident(cast.responder, { title, severity: 1 })
    await linkProgram(cast.responder, { incidentId: severe.id, programId: linked.id })
    expect(await phaseOf(linked)).toBe('paused')
    const mild = await fileIncident(cast.responder, { title, programIds: [raised.id] })
    expect(await phaseOf(raised)).toBe('running')
    const order = { incidentId: mild.id, to: 1, reason: 'Worse.', expectedVersion: 1 } as const
    await changeSeverity(cast.responder, order)
    expect(await phaseOf(raised)).toBe('paused')
    expect(await changeSeverity(cast.responder, { ...order, to: 0, expectedVersion: 2 })).toEqual({ version: 3 })
    expect(await locksOf(raised)).toHaveLength(1)
  })

  it('and tells their owners', async () => {
    const owner = await addPerson('program_owner')
    const program = await addProgram(owner)
    const { reference } = await fileIncident(cast.reporter, { title, severity: 1, programIds: [program.id] })
    const { rows } = await listNotices(owner, 'unread', null, 10)
    expect(rows).toMatchObject([{ href: `/programs/${program.slug}#pause` }])
    expect(rows[0]?.text).toContain(`${reference}, SEV 1, is linked to it.`)
  })

  it('but no exercise does, and none where the rule is off', async () => {
    const [drill, off] = [await addProgram(cast.owner), await addProgram(cast.owner)]
    const rule = { programId: off.id, rule: 'severity', on: false, reason: 'A pause here endangers people.' } as const
    await expect(switchPauseRule(cast.responder, rule)).rejects.toThrow(Forbidden)
    expect(await kindsDuring(() => switchPauseRule(cast.owner, rule))).toEqual(['program.rule_switched'])
    expect(await kindsDuring(() => switchPauseRule(cast.owner, rule))).toEqual([])
    await fileIncident(cast.reporter, { title, severity: 0, drill: true, programIds: [drill.id] })
    await fileIncident(cast.reporter, { title, severity: 0, programIds: [off.id] })
    for (const program of [drill, off]) expect(await phaseOf(program)).toBe('running')
    await switchPauseRule(cast.owner, { ...rule, on: true, reason: 'It does not any more.' })
    const [job] = await db().job.findMany({ where: { name: 'programs.pauseForSeverity' } })
    await pauseForSeverity(standdown, job?.data as Parameters<typeof pauseForSeverity>[1])
    expect(await phaseOf(off)).toBe('paused')
    await db().job.deleteMany()
  })
})

describe('a program that somebody works on at that moment', () => {
  it('is left to a job that loses nothing, and does nothing twice', async () => {
    const program = await addProgram(cast.owner)
    const { id: incidentId } = await asOwner(async (client) => {
      await client.query('BEGIN')
      await client.query('SELECT FROM program WHERE id = $1 FOR NO KEY UPDATE', [program.id])
      const filed = await fileIncident(cast.reporter, { title, severity: 0, programIds: [program.id] })
      await client.query('ROLLBACK')
      return filed
    })
    expect(await phaseOf(program)).toBe('running')
    const [job] = await db().job.findMany({ where: { name: 'programs.pauseForSeverity' } })
    expect(job?.key).toBe(`${program.id}/${incidentId}`)
    const data = job?.data as Parameters<typeof pauseForSeverity>[1]
    await expect(pauseForSeverity(cast.responder, data)).rejects.toThrow(Forbidden)
    await pauseForSeverity(standdown, data)
    expect(await phaseOf(program)).toBe('paused')
    await db().pauseLock.updateMany({ where: { programId: program.id }, data: { releasedAt: new Date() } })
    expect(await kindsDuring(() => pauseForSeverity(standdown, data))).toEqual([])
  })
})

describe('a restricted incident', () => {
  it('pauses by the rule as it does by a person: nobody else learns which, how severe, or by whom', async () => {
    const owner = await addPerson('program_owner')
    const program = await addProgram(owner)
    const insider = await addPerson('responder')
    const { id, reference } = await fileIncident(insider, {
      ...({ title, severity: 0, visibility: 'restricted' } as const),
      programIds: [program.id],
    })
    expect(await phaseOf(program)).toBe('paused')
    const { locks, name } = await getProgram(owner, program.slug)
    expect(locks).toMatchObject([{ kind: 'restricted', rule: null, reason: null }])
    const told = JSON.stringify([
      await listProgramTimeline(cast.responder, program.slug),
      await listNotices(owner, 'all', null, 10),
      (await listAudit(await addPerson('auditor'), { who: '', what: '', incident: '' }, null, 5)).rows.filter(
        ({ object }) => object === name,
      ),
    ])
    for (const secret of [
      reference,
      id,
      title,
      insider.id,
      insider.name,
      'SEV',
      'severe',
      'severity',
      'incidents.file',
    ])
      expect(told).not.toContain(secret)
  })

  it('tells the owners in the same words, whoever placed the lock', async () => {
    const owner = await addPerson('program_owner')
    const [byRule, byHand] = [await addProgram(owner), await addProgram(owner)]
    const hidden = { title, visibility: 'restricted' } as const
    await fileIncident(cast.responder, { ...hidden, severity: 0, programIds: [byRule.id] })
    const { id: incidentId } = await fileIncident(cast.responder, { ...hidden, severity: 3 })
    await pauseProgram(cast.responder, { programId: byHand.id, incidentId, reason: 'Exposed.' })
    const { rows } = await listNotices(owner, 'unread', null, 10)
    const told = rows.map(({ text }) => text?.replace(/^Workflow Insight \w+ /, ''))
    const words = 'is pausing. A restricted incident put a lock on it.'
    expect(told).toEqual([words, words])
  })
})

it('leaves a record that verifies', async () => {
  expect((await verifyRecord(standdown)).problems).toEqual([])
})
