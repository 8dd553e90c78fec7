import { beforeAll, describe, expect, it } from 'vitest'
import { standdown } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { Forbidden, InvalidInput, NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { statementHandlers } from '@/lib/jobs/release-statement'
import { cancelRelease, failRelease, scheduleRelease, setEmbargo } from '@/lib/statements/commands/embargo'
import { publishStatement } from '@/lib/statements/commands/publish'
import { getStatement } from '@/lib/statements/queries/statement'
import { approvedHolding, type Cast, castPeople, openIncident, review } from '@/lib/testing/statements/incident'
import { kindsDuring } from '@/lib/testing/written'
import { databaseNow } from '@/lib/timeline/streams'

let cast: Cast
let incidentId: string
const zone = 'Europe/Berlin'
const inMs = async (ms: number) => new Date((await databaseNow(db())).getTime() + ms).toISOString()
const nowhere = { statementId: newId() }

beforeAll(async () => {
  cast = await castPeople()
  incidentId = (await openIncident(cast.responder)).id
  await review(cast.responder, incidentId)
})

/** An approved holding statement, not public for so long, to be published by itself then. */
async function scheduled(ms: number, about = incidentId) {
  const { statementId, reference, textHash } = await approvedHolding(cast, about)
  await setEmbargo(cast.author, { statementId, until: await inMs(ms), zone })
  const publish = { statementId, textHash, channel: 'Press desk', confirm: reference }
  return { statementId, reference, publish }
}

describe('an embargo', () => {
  it('is set and lifted by who publishes, and holds until then', async () => {
    const { statementId, publish } = await scheduled(3_600_000)
    await expect(publishStatement(cast.author, publish)).rejects.toThrow(
      /^Not public until \d\d:\d\d UTC \(\d\d:\d\d Berlin/,
    )
    const lift = { statementId, until: null, zone }
    await expect(setEmbargo(cast.responder, lift)).rejects.toThrow(Forbidden)
    await expect(setEmbargo(cast.author, { ...lift, ...nowhere })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => setEmbargo(cast.comms, lift))).toEqual(['statement.embargoed'])
    await publishStatement(cast.author, publish)
    await expect(setEmbargo(cast.author, { ...lift, until: await inMs(60_000) })).rejects.toThrow(Refused)
  })

  it('ends in the future, in a zone that exists', async () => {
    const { statementId } = await approvedHolding(cast, incidentId)
    await expect(setEmbargo(cast.author, { statementId, until: await inMs(-1000), zone })).rejects.toThrow(InvalidInput)
    const nowhen = { statementId, until: await inMs(60_000), zone: 'Europe/Atlantis' }
    await expect(setEmbargo(cast.author, nowhen)).rejects.toThrow(InvalidInput)
  })
})

describe('a scheduled publication', () => {
  const run = (statementId: string) => statementHandlers['statements.release'].run({ statementId })
  const soon = { timeout: 10_000, interval: 50 }

  it('is asked for and called off by who publishes', async () => {
    const { statementId, publish } = await scheduled(3_600_000)
    await expect(scheduleRelease(cast.responder, publish)).rejects.toThrow(Forbidden)
    await expect(scheduleRelease(cast.author, { ...publish, ...nowhere })).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => scheduleRelease(cast.author, publish))).toEqual(['statement.release_scheduled'])
    await expect(setEmbargo(cast.author, { statementId, until: null, zone })).rejects.toThrow('Call that off')
    await run(statementId)
    expect(await db().job.count({ where: { name: 'statements.release', key: statementId } })).toBe(1)
    await expect(cancelRelease(cast.responder, { statementId })).rejects.toThrow(Forbidden)
    await expect(cancelRelease(cast.author, nowhere)).rejects.toThrow(NotFound)
    expect(await kindsDuring(() => cancelRelease(cast.comms, { statementId }))).toEqual(['statement.release_cancelled'])
    expect(await kindsDuring(() => cancelRelease(cast.comms, { statementId }))).toEqual([])
    expect(await db().job.count({ where: { name: 'statements.release', key: statementId } })).toBe(0)
  })

  it('happens at its moment, once, in the name of who asked for it', async () => {
    const { statementId, reference, publish } = await scheduled(800)
    await scheduleRelease(cast.comms, publish)
    const stateAfter = async () => {
      await run(statementId)
      return (await getStatement(cast.author, reference)).state
    }
    await expect.poll(stateAfter, soon).toBe('published')
    expect(await kindsDuring(() => run(statementId))).toEqual([])
    const [publication] = await db().statementPublication.findMany({ where: { statementId } })
    expect(publication?.publishedById).toBe(cast.comms.id)
  })

  it('does not happen when the record has moved, and its people are told', async () => {
    const own = (await openIncident(cast.responder)).id
    await review(cast.responder, own)
    const { statementId, reference, publish } = await scheduled(800, own)
    await scheduleRelease(cast.comms, publish)
    await review(cast.responder, own, { outcome: 'access_found' })
    const left = async () => {
      await run(statementId)
      return (await db().statement.findUniqueOrThrow({ where: { id: statementId } })).releaseAt
    }
    await expect.poll(left, soon).toBeNull()
    expect((await getStatement(cast.author, reference)).state).toBe('in_review')
    const notices = await db().notice.findMany({ where: { kind: 'statement_not_published' } })
    expect(notices.map(({ personId }) => personId).sort()).toEqual([cast.author.id, cast.comms.id].sort())
    expect(notices[0]?.text).toContain('the record has changed since this version')
    expect(await kindsDuring(() => failRelease(standdown, { statementId, reason: 'x' }))).toEqual([])
    await expect(failRelease(cast.author, { statementId, reason: 'x' })).rejects.toThrow(Forbidden)
  })

  it('does not happen in the name of who may not publish any more', async () => {
    const { statementId, publish } = await scheduled(600)
    await scheduleRelease(cast.comms, publish)
    await db().person.update({ where: { id: cast.comms.id }, data: { roles: ['leader'] } })
    const told = async () => {
      await run(statementId)
      return db().timelineEntry.count({ where: { streamId: incidentId, kind: 'statement.release_failed' } })
    }
    await expect.poll(told, soon).toBe(1)
  })
})
