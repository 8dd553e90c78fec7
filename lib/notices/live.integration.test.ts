import { afterAll, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { notify } from '@/lib/notices/notify'
import { closeHub, subscribe } from '@/lib/realtime/hub'
import { allowedTopics } from '@/lib/realtime/queries'
import { addPerson } from '@/lib/testing/people'

afterAll(closeHub)

it('is told live to its own person, and to nobody else who follows notices', async () => {
  const [one, other] = [await addPerson('responder'), await addPerson('admin')]
  const heard: [string, number][] = []
  const follow = async (person: PersonActor) => {
    const topics = await allowedTopics(person, ['notices'])
    expect([...topics]).toEqual(['notices'])
    const send = (_: string, version: number) => heard.push([person.id, version])
    subscribe({ sessionId: person.sessionId, personId: person.id, topics, send, close: () => undefined })
  }
  await follow(one)
  await follow(other)
  // Version 0 says that the connection listens.
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(2)
  const news = { kind: 'test', text: 'Something happened.', href: '/dashboard' }
  const tell = (person: PersonActor, key: string) =>
    db().$transaction((tx) => notify(tx, { ...news, to: [person.id], key }))
  await tell(one, 'first')
  await tell(other, 'second')
  await expect
    .poll(() => heard.slice(2), { timeout: 10_000 })
    .toEqual([
      [one.id, 1],
      [other.id, 1],
    ])
})
