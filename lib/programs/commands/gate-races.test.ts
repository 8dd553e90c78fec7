import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { approveResume, requestResume } from '@/lib/programs/commands/resume'
import { failSafeguard } from '@/lib/programs/commands/safeguards'
import { atOnce } from '@/lib/programs/rules/ramp-plan'
import { asOwner } from '@/lib/testing/database'
import { addCast, type Cast } from '@/lib/testing/programs/cast'
import { byHand } from '@/lib/testing/programs/plans'
import { type Approved, apply, approved, hashOf, pausedProgram, verify } from '@/lib/testing/programs/way-back'
import { kindsDuring } from '@/lib/testing/written'

let cast: Cast

beforeAll(async () => {
  cast = await addCast()
})

const rowOf = (id: string) => db().program.findUniqueOrThrow({ where: { id } })
const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    ({ refusal }: { refusal?: string }) => refusal ?? 'failed',
  )

async function waitingForLocks(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}

/** Runs both on one program so that each has begun, and waits for its row, before either can go on: the first one first. */
async function inOrder(programId: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  return asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT 1 FROM timeline_stream WHERE id = $1 FOR UPDATE', [programId])
    const before = outcomeOf(first())
    await expect.poll(waitingForLocks).toBe(1)
    const after = outcomeOf(second())
    await expect.poll(waitingForLocks).toBe(2)
    await client.query('COMMIT')
    return Promise.all([before, after])
  })
}

const lock = ({ programId }: Approved) => pauseProgram(cast.counsel, { programId, reason: 'A new doubt.' })
const fail = ({ programId, safeguardId }: Approved) =>
  failSafeguard(cast.responder, { programId, safeguardId, evidence: 'Readable again.' })

describe('a resume that is being applied', () => {
  it('finds a lock that was placed meanwhile', async () => {
    const ready = await approved(cast, atOnce)
    const outcomes = await inOrder(
      ready.programId,
      () => lock(ready),
      () => apply(cast, ready),
    )
    expect(outcomes).toEqual(['done', 'no_request'])
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'paused', epoch: 2n })
  })

  it('is paused again by a lock that came after it', async () => {
    const ready = await approved(cast, atOnce)
    const outcomes = await inOrder(
      ready.programId,
      () => apply(cast, ready),
      () => lock(ready),
    )
    expect(outcomes).toEqual(['done', 'done'])
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'paused', epoch: 4n })
  })

  it('finds a safeguard that failed meanwhile', async () => {
    const ready = await approved(cast, byHand)
    const outcomes = await inOrder(
      ready.programId,
      () => fail(ready),
      () => apply(cast, ready),
    )
    expect(outcomes).toEqual(['done', 'checklist'])
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'resume_requested', epoch: 2n })
  })

  it('is stopped by a safeguard that failed after it', async () => {
    const ready = await approved(cast, byHand)
    const outcomes = await inOrder(
      ready.programId,
      () => apply(cast, ready),
      () => fail(ready),
    )
    expect(outcomes).toEqual(['done', 'done'])
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'paused', epoch: 4n })
  })

  it('never runs under a lock, whatever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ready = await approved(cast, atOnce)
      const both = [() => apply(cast, ready), () => lock(ready)]
      await Promise.allSettled((round % 2 === 0 ? both : both.reverse()).map((act) => act()))
      expect(await rowOf(ready.programId)).toMatchObject({ phase: 'paused' })
    }
  })
})

describe('fifty at once', () => {
  it('approvals of one person are one approval, and of two people two', async () => {
    const paused = await pausedProgram(cast)
    await verify(cast, paused)
    const { programId } = paused
    const { requestId } = await requestResume(cast.owner, { programId, plan: atOnce })
    const contentHash = await hashOf(cast, paused)
    const people = [cast.counsel, cast.responder]
    const approvals = Array.from({ length: 50 }, (_, n) => people[n % 2] ?? cast.counsel)
    const kinds = await kindsDuring(() =>
      Promise.allSettled(approvals.map((person) => approveResume(person, { programId, requestId, contentHash }))),
    )
    expect(kinds).toEqual(['program.resume_approved', 'program.resume_approved'])
    expect(await db().resumeApproval.count({ where: { requestId } })).toBe(2)
  })

  it('last words are one resume', async () => {
    const ready = await approved(cast, atOnce)
    const words = Array.from({ length: 50 }, () => outcomeOf(apply(cast, ready)))
    const outcomes = await Promise.all(words)
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['done', 'no_request']))
    expect(await rowOf(ready.programId)).toMatchObject({ phase: 'running', epoch: 3n })
  })
})
