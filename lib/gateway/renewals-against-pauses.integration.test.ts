import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectReads } from '@/lib/gateway/database'
import { FreshReads } from '@/lib/gateway/fresh-reads'
import { type ProgramRow, readPrograms } from '@/lib/gateway/program-states'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { collects } from '@/lib/programs/rules/allow'
import { seeded } from '@/lib/testing/collectors/virtual-time'
import { asOwner, ownDatabase } from '@/lib/testing/database'
import { addCast, addProgram, type Cast } from '@/lib/testing/programs/cast'

const rounds = 2000
/** A new program after so many: none is paused two thousand times. */
const roundsEach = 100
const renewals = 200
/** Renewals and pause fall into this window, in an order that differs from round to round. */
const windowMs = 25

let cast: Cast
let reads: Pool

beforeAll(async () => {
  cast = await addCast()
  reads = connectReads(ownDatabase().appUrl)
})

afterAll(() => reads.end())

interface Granted {
  readonly askedAt: number
  readonly row: ProgramRow
}

it('never grants from a read that began after a pause was committed, nor from one that began before the request', async () => {
  let program = await addProgram(cast.owner)
  const beganAt = new Map<ProgramRow, number>()
  const fresh = new FreshReads(async (programIds, tokenIds) => {
    const began = performance.now()
    const rows = await readPrograms(reads, programIds, tokenIds, false)
    for (const row of rows) beganAt.set(row, began)
    return rows
  })
  const random = seeded(11)
  const later = <T>(ms: number, work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => setTimeout(() => work().then(resolve, reject), ms))
  const ask = async (): Promise<Granted> => {
    const askedAt = performance.now()
    const row = await fresh.ask(program.id, program.tokenId)
    return { askedAt, row }
  }
  const broken: string[] = []
  let granted = 0
  let denied = 0

  await asOwner(async (owner) => {
    for (let round = 0; round < rounds; round += 1) {
      if (round % roundsEach === 0) program = await addProgram(cast.owner)
      const programId = program.id
      const asking = Array.from({ length: renewals }, () => later(windowMs * random(), ask))
      const pausing = later(windowMs * random(), async () => {
        await pauseProgram(cast.owner, { programId, reason: 'Exposed.' })
        return performance.now()
      })
      const [answers, committedBy] = await Promise.all([Promise.all(asking), pausing])
      for (const { askedAt, row } of answers) {
        const began = beganAt.get(row) ?? Number.NaN
        if (!(began >= askedAt)) broken.push(`round ${round}: from a read that began before the request`)
        if (!collects(row.phase) || row.activeLocks > 0) denied += 1
        else {
          granted += 1
          if (!(began <= committedBy)) broken.push(`round ${round}: from a read that began after the pause`)
        }
      }
      beganAt.clear()
      // As if everything that a resume needs had been done.
      await owner.query(`UPDATE pause_lock SET "releasedAt" = standdown_now() WHERE "programId" = $1`, [programId])
      await owner.query(
        `UPDATE program SET phase = 'running', epoch = epoch + 1, "pausedAt" = NULL, "leasesOverAt" = NULL,
        "pauseCompletedAt" = NULL WHERE id = $1`,
        [programId],
      )
    }
  })
  expect(broken).toEqual([])
  // Both happened, and often: the window is around the commit, not beside it.
  expect(granted).toBeGreaterThan(rounds)
  expect(denied).toBeGreaterThan(rounds)
}, 600_000)
