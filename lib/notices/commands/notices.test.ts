import { describe, expect, it } from 'vitest'
import type { PersonActor } from '@/lib/auth/model'
import { db } from '@/lib/db/client'
import { NotFound, Refused } from '@/lib/errors'
import { newId } from '@/lib/id'
import { acknowledgeNotice } from '@/lib/notices/commands/acknowledge'
import { markAllRead, markRead } from '@/lib/notices/commands/mark'
import { type NewNotice, notify } from '@/lib/notices/notify'
import { countPendingNotices, listNotices } from '@/lib/notices/queries/notices'
import { registerProgram } from '@/lib/programs/commands/register'
import { decodeCursor } from '@/lib/rest/cursor'
import { filedBy } from '@/lib/testing/incidents/command-cases'
import { addPerson } from '@/lib/testing/people'
import { kindsDuring, writtenDuring } from '@/lib/testing/written'

const plain = { kind: 'test', text: 'Something happened.', href: '/dashboard' }

function tell(to: readonly PersonActor[], over: Partial<NewNotice> = {}): Promise<void> {
  return db().$transaction((tx) => notify(tx, { ...plain, key: newId(), ...over, to: to.map(({ id }) => id) }))
}

const all = async (person: PersonActor) => (await listNotices(person, 'all', null, 50)).rows
const only = async (person: PersonActor) => {
  const [notice] = await all(person)
  if (!notice) throw new Error('there is no notice')
  return notice
}

describe('a notice', () => {
  it('reaches those whom it is for, once, and nobody else', async () => {
    const [one, two, other] = [await addPerson('responder'), await addPerson('leader'), await addPerson('admin')]
    const key = newId()
    await tell([one, two], { key })
    await tell([one, two, two], { key, text: 'Said again.' })
    for (const person of [one, two]) expect(await all(person)).toMatchObject([{ text: plain.text, href: '/dashboard' }])
    expect(await all(other)).toEqual([])
    expect(await countPendingNotices(one)).toBe(1)
  })

  it('goes with the transaction that made it', async () => {
    const person = await addPerson('responder')
    const rolledBack = db().$transaction(async (tx) => {
      await notify(tx, { ...plain, key: newId(), to: [person.id] })
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    expect(await all(person)).toEqual([])
  })

  it('tells nothing to whoever may not read the incident any more', async () => {
    const [member, outsider] = [await addPerson('responder'), await addPerson('responder')]
    const { reference, id } = await filedBy(member, { visibility: 'restricted' })
    const text = `${reference} needs you.`
    await tell([member, outsider], { text, href: `/incidents/${reference}` })
    await tell([outsider], { text, href: '/dashboard', incidentId: id })
    expect(await all(member)).toMatchObject([{ text, href: `/incidents/${reference}` }])
    expect(await all(outsider)).toMatchObject([
      { text: null, href: null },
      { text: null, href: null },
    ])
  })

  it('tells nothing of a program to whoever does not own it any more', async () => {
    const [owner, next] = [await addPerson('program_owner'), await addPerson('program_owner')]
    const { id, slug } = await registerProgram(owner, { name: 'Handed on', purpose: 'To be handed on' })
    await tell([owner], { href: `/programs/${slug}#safeguards` })
    expect((await only(owner)).text).toBe(plain.text)
    await db().programOwner.updateMany({ where: { programId: id }, data: { personId: next.id } })
    expect(await only(owner)).toMatchObject({ text: null, href: null })
  })

  it('never leads out of here', async () => {
    const person = await addPerson('responder')
    for (const href of ['//elsewhere.test', 'https://elsewhere.test', '/\\elsewhere.test'])
      await expect(tell([person], { href })).rejects.toThrow()
  })
})

describe('the list', () => {
  it('is paged by key, and shows what is unread or all', async () => {
    const person = await addPerson('responder')
    for (let n = 0; n < 5; n++) await tell([person], { text: `Number ${n}` })
    const first = await listNotices(person, 'all', null, 3)
    const second = await listNotices(person, 'all', decodeCursor(first.next ?? ''), 3)
    const texts = [...first.rows, ...second.rows].map(({ text }) => text)
    expect(texts).toEqual(['Number 4', 'Number 3', 'Number 2', 'Number 1', 'Number 0'])
    expect(second.next).toBeNull()
    await markRead(await addPerson('responder'), first.rows[0]?.id ?? '')
    expect(await countPendingNotices(person)).toBe(5)
    await markRead(person, first.rows[0]?.id ?? '')
    expect((await listNotices(person, 'unread', null, 50)).rows).toHaveLength(4)
    await markAllRead(person)
    expect(await countPendingNotices(person)).toBe(0)
  })
})

describe('acknowledgeNotice', () => {
  it('is asked of the one whom it is for, until they did', async () => {
    const person = await addPerson('responder')
    await tell([person], { acknowledge: true, kind: 'lock_broken' })
    const { id: noticeId } = await only(person)
    await expect(acknowledgeNotice(await addPerson('responder'), { noticeId })).rejects.toThrow(NotFound)
    await markAllRead(person)
    expect(await countPendingNotices(person)).toBe(1)
    const written = await writtenDuring(() => acknowledgeNotice(person, { noticeId }))
    expect(written).toMatchObject([{ kind: 'notice.acknowledged', payload: { noticeId, notice: 'lock_broken' } }])
    expect(await kindsDuring(() => acknowledgeNotice(person, { noticeId }))).toEqual([])
    expect(await countPendingNotices(person)).toBe(0)
  })

  it('stands on the timeline of what the notice is about', async () => {
    const person = await addPerson('responder')
    const { id, reference } = await filedBy(person)
    await tell([person], { acknowledge: true, href: `/incidents/${reference}` })
    const { id: noticeId } = await only(person)
    await acknowledgeNotice(person, { noticeId })
    const entry = await db().timelineEntry.findFirst({ where: { streamId: id, kind: 'notice.acknowledged' } })
    expect(entry?.actorId).toBe(person.id)
  })

  it('is refused where nobody asked for it', async () => {
    const person = await addPerson('responder')
    await tell([person])
    const { id: noticeId } = await only(person)
    await expect(acknowledgeNotice(person, { noticeId })).rejects.toThrow(Refused)
  })
})
