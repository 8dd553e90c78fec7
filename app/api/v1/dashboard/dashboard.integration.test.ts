import { beforeAll, describe, expect, it } from 'vitest'
import { GET } from '@/app/api/v1/dashboard/route'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { pauseProgram } from '@/lib/programs/commands/pause'
import { addApiKey } from '@/lib/testing/api-keys'
import { addPerson } from '@/lib/testing/people'
import { addCast, addIncident, addProgram, type Cast, type TestProgram } from '@/lib/testing/programs/cast'
import { ask } from '@/lib/testing/rest'

let cast: Cast
let seen: TestProgram
let hidden: TestProgram
let hiddenReference: string

beforeAll(async () => {
  cast = await addCast()
  seen = await addProgram(cast.owner)
  hidden = await addProgram(cast.owner)
  const open = await addIncident(cast.responder)
  const restricted = await addIncident(cast.responder, 'restricted')
  await pauseProgram(cast.responder, { programId: seen.id, incidentId: open, reason: 'Exposed.' })
  await pauseProgram(cast.responder, { programId: hidden.id, incidentId: restricted, reason: 'Exposed.' })
  hiddenReference = (await db().incident.findUniqueOrThrow({ where: { id: restricted } })).reference
})

const get = async (person: PersonActor) => ask(GET, { headers: await addApiKey(person, ['incidents:read']) })

describe('GET /api/v1/dashboard', () => {
  it('has each figure with its definition and the rows behind it', async () => {
    const { status, body } = await get(cast.responder)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      windowDays: 90,
      timeToPause: { unit: 'milliseconds', count: 2, definition: expect.stringContaining('From filing') },
      exposure: { count: 2, goingOn: 0, rows: [{ since: 'filed', ended: 'stopped' }, { since: 'filed' }] },
      recordsAfterPause: { unit: 'records', median: null, count: 0, unwatched: 2, rows: [] },
      timeToContain: { count: 0 },
    })
    const { rows } = body.timeToPause as { rows: { ms: number; filedAt: string; completedAt: string }[] }
    for (const { ms, filedAt, completedAt } of rows) expect(ms).toBe(Date.parse(completedAt) - Date.parse(filedAt))
  })

  it('tells nothing of a restricted incident to who is no member', async () => {
    const { body, text } = await get(await addPerson('leader'))
    expect(body).toMatchObject({
      timeToPause: { count: 1, rows: [{ program: { slug: seen.slug } }] },
      exposure: { count: 1 },
    })
    expect(text).not.toContain(hiddenReference)
    expect(text).not.toContain(hidden.slug)
  })

  it('is for those whose dashboard it is', async () => {
    expect((await get(cast.reporter)).status).toBe(403)
    expect((await ask(GET, { headers: await addApiKey(cast.responder, ['incidents:write']) })).status).toBe(403)
    expect((await ask(GET)).status).toBe(401)
  })
})
