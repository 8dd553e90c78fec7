import { beforeAll, describe, expect, it } from 'vitest'
import { NotFound } from '@/lib/errors'
import { confirmByHand } from '@/lib/programs/commands/collectors'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { requestResume } from '@/lib/programs/commands/resume'
import { addSafeguard } from '@/lib/programs/commands/safeguards'
import { getPauseImpact } from '@/lib/programs/queries/impact'
import { listPrograms } from '@/lib/programs/queries/list'
import { getProgram } from '@/lib/programs/queries/program'
import { getPauseProgress } from '@/lib/programs/queries/progress'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { listProgramTimeline } from '@/lib/programs/queries/timeline'
import { defaultPlan } from '@/lib/programs/rules/ramp-plan'
import { addPerson } from '@/lib/testing/people'
import {
  addCast,
  addIncident,
  addProgram,
  type Cast,
  confirm,
  enrol,
  type TestProgram,
} from '@/lib/testing/programs/cast'

let cast: Cast
let program: TestProgram
const secret = 'Payroll transcripts in the wrong hands.'

beforeAll(async () => {
  cast = await addCast()
  program = await addProgram(cast.owner)
  await addSafeguard(cast.owner, { programId: program.id, title: 'Audience limits', promise: 'Owners only.' })
  const { a = '', b = '' } = await enrol(program, 'a', 'b', 'c', 'd')
  const restricted = await addIncident(cast.responder, 'restricted')
  await pauseProgram(cast.responder, { programId: program.id, incidentId: restricted, reason: secret })
  await confirm(program, '2', a)
  await confirmByHand(cast.responder, {
    programId: program.id,
    collectorId: b,
    reason: 'Unplugged.',
    evidence: 'Seen.',
  })
})

describe('a program', () => {
  it('is for its owner and for those who read all', async () => {
    for (const read of [getProgram, getPauseProgress, getResumeChecklist]) {
      await expect(read(cast.otherOwner, program.slug)).rejects.toThrow(NotFound)
      await expect(read(cast.reporter, program.slug)).rejects.toThrow(NotFound)
      await expect(read(cast.owner, 'no-such-program')).rejects.toThrow(NotFound)
    }
    expect(await listProgramTimeline(cast.otherOwner, program.slug)).toEqual([])
    expect(await listPrograms(cast.otherOwner)).toEqual([])
  })

  it('tells what the viewer may do', async () => {
    const seen = await getProgram(cast.owner, program.slug)
    expect(seen.may).toMatchObject({ pause: true, configure: true, requestResume: true, approveResume: false })
    expect(seen.tokens).toHaveLength(1)
    const toCounsel = await getProgram(cast.counsel, program.slug)
    expect(toCounsel.may).toMatchObject({ pause: true, configure: false, approveResume: true, verifySafeguard: true })
    expect(toCounsel.tokens).toEqual([])
    expect(toCounsel.safeguards[0]?.gap).toBe('Claimed, not verified.')
  })

  it('names a restricted incident’s lock to its members alone', async () => {
    const toOwner = JSON.stringify([
      await getProgram(cast.owner, program.slug),
      await listProgramTimeline(cast.owner, program.slug),
      await getPauseImpact(cast.owner, program.slug, null),
      await getResumeChecklist(cast.owner, program.slug),
    ])
    expect(toOwner).toContain('"kind":"restricted"')
    for (const told of [secret, 'INC-', 'Transcripts readable', cast.responder.id]) expect(toOwner).not.toContain(told)
    const authorsOfLock = async (viewer: typeof cast.owner) =>
      (await listProgramTimeline(viewer, program.slug))
        .filter(({ kind }) => kind === 'program.lock_placed' || kind === 'program.paused')
        .map(({ author }) => author)
    expect(await authorsOfLock(cast.owner)).toEqual(['Standdown', 'Standdown'])
    const [lock] = (await getProgram(cast.responder, program.slug)).locks
    expect(lock).toMatchObject({ kind: 'incident', reason: secret, refusal: { code: 'not_contained' } })
  })
})

describe('progress', () => {
  it('counts each class apart', async () => {
    const counts = { known: 4, confirmed: 1, expired: 0, manual: 1, pending: 2, late: 0, contradicted: 0 }
    expect(await getPauseProgress(cast.owner, program.slug)).toMatchObject({ phase: 'pausing', epoch: '2', ...counts })
    const [row] = await listPrograms(cast.owner)
    expect(row).toMatchObject({ collectors: 4, known: 4, confirmed: 1, manual: 1, locks: 1, safeguardsVerified: 0 })
  })
})

describe('impact', () => {
  it('says what a pause would do, to those who may pause', async () => {
    const other = await addProgram(cast.owner, { ttlMs: 4000, checkGapMs: 500 })
    await enrol(other, 'x', 'y')
    const impact = await getPauseImpact(cast.responder, other.slug, null)
    expect(impact).toMatchObject({ collectors: 2, stopsWithinMs: 4500, stoppedAlready: false, refusal: null })
    expect(impact.ownersToTell).toEqual([cast.owner.name])
    await expect(getPauseImpact(await addPerson('leader'), other.slug, null)).rejects.toThrow(NotFound)
    await expect(getPauseImpact(cast.responder, other.slug, 'INC-00000')).rejects.toThrow(NotFound)
    await pauseProgram(cast.responder, { programId: other.id, reason: 'Doubt.' })
    expect((await getPauseImpact(cast.responder, other.slug, null)).refusal?.code).toBe('locked_already')
  })
})

describe('the way back', () => {
  it('shows each step with its reason, and leaves out what is not the viewer’s', async () => {
    const empty = await addProgram(cast.owner)
    await pauseProgram(cast.owner, { programId: empty.id, reason: 'Doubt.' })
    expect((await getResumeChecklist(cast.owner, empty.slug)).steps).toMatchObject({ request: null, approve: 'absent' })
    await requestResume(cast.owner, { programId: empty.id })
    const forOwner = await getResumeChecklist(cast.owner, empty.slug)
    expect(forOwner.steps).toMatchObject({ approve: 'absent', withdraw: null, apply: { code: 'locked' } })
    expect(forOwner.request).toMatchObject({
      requestedByName: cast.owner.name,
      approvals: [],
      plan: defaultPlan,
      startsAt: null,
    })
    const forAnother = await getResumeChecklist(await addPerson('responder'), empty.slug)
    expect(forAnother.steps).toMatchObject({ request: 'absent', approve: null, withdraw: 'absent', apply: 'absent' })
  })
})
