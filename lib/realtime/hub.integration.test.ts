import { afterAll, describe, expect, it, vi } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { addNote } from '@/lib/incidents/commands/entries'
import { addMember } from '@/lib/incidents/commands/people'
import { closeHub, subscribe } from '@/lib/realtime/hub'
import type { Topic } from '@/lib/realtime/topics'
import { asOwner } from '@/lib/testing/database'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'

afterAll(closeHub)

interface Followed {
  readonly heard: [Topic, number][]
  readonly isClosed: () => boolean
}

function follow({ id, sessionId }: PersonActor, ...topics: Topic[]): Followed {
  return followSince(undefined, { id, sessionId }, ...topics)
}

function followSince(
  sinceMs: number | undefined,
  { id, sessionId }: Pick<PersonActor, 'id' | 'sessionId'>,
  ...topics: Topic[]
): Followed {
  const heard: [Topic, number][] = []
  let closed = false
  const leave = subscribe({
    sessionId,
    personId: id,
    topics: new Set(topics),
    ...(sinceMs !== undefined && { sinceMs }),
    send: (topic, version) => heard.push([topic, version]),
    close: () => {
      closed = true
      leave()
    },
  })
  return { heard, isClosed: () => closed }
}

/** Waits until the hub listens: what is sent before is heard by nobody. */
async function listening(): Promise<void> {
  await vi.waitUntil(
    () =>
      asOwner(async (client) => {
        const { rowCount } = await client.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'`,
        )
        return rowCount !== 0
      }),
    { timeout: 5000 },
  )
}

describe('the hub', () => {
  it('tells who follows an incident that it changed, within two seconds', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const { heard } = follow(actor, `incident/${id}`)
    await listening()
    await addNote(actor, { incidentId: id, text: 'Seen at once' })
    await vi.waitFor(() => expect(heard).toContainEqual([`incident/${id}`, 2]), { timeout: 2000 })
  })

  it('tells who comes late what changed since their page was read', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const early = follow(actor, `incident/${id}`)
    await listening()
    await addNote(actor, { incidentId: id, text: 'Before the stream was open' })
    await vi.waitFor(() => expect(early.heard).toContainEqual([`incident/${id}`, 2]), { timeout: 2000 })
    expect(followSince(Date.now() - 1000, actor, `incident/${id}`).heard.map(([topic]) => topic)).toEqual([
      `incident/${id}`,
    ])
    expect(followSince(Date.now() + 60_000, actor, `incident/${id}`).heard).toEqual([])
  })

  it('tells of a restricted incident in the list to its members alone', async () => {
    const [filer, member, other] = [await addPerson('responder'), await addPerson(), await addPerson('responder')]
    const { id } = await filedBy(filer, { visibility: 'restricted' })
    await addMember(filer, { incidentId: id, personId: member.id })
    const [theirs, others] = [follow(member, 'incidents'), follow(other, 'incidents')]
    await listening()
    await addNote(filer, { incidentId: id, text: 'For members' })
    await vi.waitFor(() => expect(theirs.heard).toContainEqual(['incidents', 3]), { timeout: 2000 })
    expect(others.heard).toEqual([])
  })

  it('ends the stream of a session that was ended, within five seconds', async () => {
    const actor = await addPerson('responder')
    const { isClosed } = follow(actor, 'incidents')
    await db().$executeRaw`UPDATE session SET "endedAt" = standdown_now() WHERE id = ${actor.sessionId}::uuid`
    await vi.waitFor(() => expect(isClosed()).toBe(true), { timeout: 5000 })
  })

  it('comes back after its connection broke, and has everybody read again', async () => {
    const actor = await addPerson('responder')
    const { id } = await filedBy(actor)
    const { heard } = follow(actor, `incident/${id}`)
    await listening()
    await asOwner((client) =>
      client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`),
    )
    await vi.waitFor(() => expect(heard).toContainEqual([`incident/${id}`, 0]), { timeout: 5000 })
  })
})
