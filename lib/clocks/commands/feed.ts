import 'server-only'
import { z } from 'zod'
import { personIdOf } from '@/lib/auth/model'
import { hashSecret, makeSecretToken } from '@/lib/auth/secret-token'
import { calendarKind } from '@/lib/clocks/feed-secret'
import { command } from '@/lib/command'
import { Forbidden } from '@/lib/errors'
import { event } from '@/lib/timeline/model'
import { lockWorkplace } from '@/lib/timeline/streams'

const nothing = z.strictObject({})

/** Makes the secret address of one's own calendar; the one before ends with it. The secret is in the answer and nowhere else. */
export const makeCalendarFeed = command({
  name: 'clocks.makeCalendarFeed',
  permission: 'calendar.own',
  input: nothing,
  events: ['calendar_feed.made'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, target: { stream }, now }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden()
    const { token } = makeSecretToken(calendarKind)
    const data = { secretHash: Uint8Array.from(hashSecret(token)), createdAt: now, lastReadAt: null }
    const before = await tx.calendarFeed.count({ where: { personId } })
    await tx.calendarFeed.upsert({ where: { personId }, create: { personId, ...data }, update: data })
    return { events: [event(stream, 'calendar_feed.made', { personId, again: before > 0 })], result: { token } }
  },
})

/** Ends the address of one's own calendar for good. */
export const revokeCalendarFeed = command({
  name: 'clocks.revokeCalendarFeed',
  permission: 'calendar.own',
  input: nothing,
  events: ['calendar_feed.revoked'],
  target: ({ tx }) => lockWorkplace(tx),
  async run({ tx, actor, target: { stream } }) {
    const personId = personIdOf(actor)
    if (!personId) throw new Forbidden()
    const { count } = await tx.calendarFeed.deleteMany({ where: { personId } })
    if (count === 0) return { unchanged: null }
    return { events: [event(stream, 'calendar_feed.revoked', { personId })], result: null }
  },
})
