import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/command'
import { Refused } from '@/lib/errors'
import { lockNotice } from '@/lib/notices/lock'
import { event } from '@/lib/timeline/model'

/** Says that the actor has taken note of what they had to. It stands on the timeline of what the notice is about. */
export const acknowledgeNotice = command({
  name: 'notices.acknowledge',
  permission: 'notice.own',
  input: z.strictObject({ noticeId: z.uuid() }),
  events: ['notice.acknowledged'],
  target: (context, input) => lockNotice(context, input.noticeId),
  async run({ tx, target: { notice, stream }, now }) {
    if (!notice.acknowledgeRequired)
      throw new Refused('not_asked', 'This notice asks for no acknowledgement. Mark it as read instead.')
    if (notice.acknowledgedAt) return { unchanged: null }
    await tx.$executeRaw`
      UPDATE notice SET "acknowledgedAt" = ${now}, "readAt" = coalesce("readAt", ${now}) WHERE id = ${notice.id}::uuid`
    return {
      events: [event(stream, 'notice.acknowledged', { noticeId: notice.id, notice: notice.kind })],
      result: null,
    }
  },
})
