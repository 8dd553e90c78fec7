import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { releaseLock } from '@/lib/programs/commands/locks'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { applyResume, approveResume, requestResume } from '@/lib/programs/commands/resume'
import { addSafeguard, failSafeguard, verifySafeguard } from '@/lib/programs/commands/safeguards'
import { getProgram } from '@/lib/programs/queries/program'
import { getResumeChecklist } from '@/lib/programs/queries/resume'
import { addCast, addProgram, type Cast, gateway, type TestProgram } from '@/lib/testing/programs/cast'
import { byHand } from '@/lib/testing/programs/plans'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast
let program: TestProgram
let safeguardId: string

beforeAll(async () => {
  cast = await addCast()
  program = await addProgram(cast.owner)
  const programId = program.id
  const promised = { programId, title: 'Audience limits', promise: 'Owners only.' }
  safeguardId = (await addSafeguard(cast.owner, promised)).id
  await verifySafeguard(cast.responder, { programId, safeguardId, evidence: 'Seen.' })
  const { lockId } = await pauseProgram(cast.owner, { programId, reason: 'Doubt.' })
  await releaseLock(cast.owner, { programId, lockId, reason: 'Cleared.', confirm: program.slug })
  const { requestId } = await requestResume(cast.owner, { programId, plan: byHand })
  const { contentHash } = await getResumeChecklist(cast.responder, program.slug)
  for (const approver of [cast.counsel, cast.responder])
    await approveResume(approver, { programId, requestId, contentHash })
  await applyResume(cast.owner, { programId, requestId, confirm: program.slug })
})

describe('a ramp that a rule stops', () => {
  it('is pausing under a lock of that rule, which names no person', async () => {
    const fail = { programId: program.id, safeguardId, evidence: 'The probe got in.' }
    expect(await kindsDuring(() => failSafeguard(gateway, fail))).toEqual([
      'program.safeguard_failed',
      'program.lock_placed',
      'program.paused',
      'program.pause_completed',
    ])
    const [lock] = await db().pauseLock.findMany({ where: { programId: program.id, releasedAt: null } })
    expect(lock).toMatchObject({ personId: null, rule: 'safeguard', incidentId: null })
  })

  it('shows the rule and the reason, and who can release it', async () => {
    const shown = { kind: 'rule', rule: 'safeguard', reason: 'A required safeguard failed: Audience limits.' }
    const lockFor = async (viewer: typeof cast.owner) => (await getProgram(viewer, program.slug)).locks[0]
    expect(await lockFor(cast.owner)).toMatchObject({ ...shown, refusal: { code: 'cause_stands' } })
    expect(await lockFor(cast.responder)).toMatchObject({ ...shown, refusal: { code: 'not_owner' } })
  })

  it('is freed by an owner once the safeguard is proven anew', async () => {
    const { id: programId } = program
    const lock = await db().pauseLock.findFirstOrThrow({ where: { programId, releasedAt: null } })
    const release = { programId, lockId: lock.id, reason: 'Proven anew.', confirm: program.slug }
    await expect(releaseLock(cast.owner, release)).rejects.toThrow('Audience limits: it must be verified first.')
    await verifySafeguard(cast.responder, { programId, safeguardId, evidence: 'Seen again.' })
    await expect(releaseLock(cast.responder, release)).rejects.toThrow('Only an owner of the program')
    expect(await kindsDuring(() => releaseLock(cast.owner, release))).toEqual(['program.lock_released'])
  })
})
