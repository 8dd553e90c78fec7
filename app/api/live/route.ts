import { currentActor } from '@/lib/auth/session'
import { problem } from '@/lib/failure'
import { allowedTopics } from '@/lib/realtime/queries'
import { parseTopic } from '@/lib/realtime/topics'
import { changeStream } from './stream'

const mostTopics = 20

/**
 * `GET /api/live?topics=incident/<id>,incidents&since=<ms>`: tells a signed-in browser that something changed, never what,
 * beginning with what changed since its page was read. Topics that the person may not follow, and such as don't exist,
 * stay silent.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await currentActor()
    const query = new URL(request.url).searchParams
    const asked = query.get('topics')?.split(',').slice(0, mostTopics) ?? []
    const topics = await allowedTopics(
      actor,
      asked.flatMap((text) => parseTopic(text) ?? []),
    )
    const since = Number(query.get('since') ?? Number.NaN)
    const sinceMs = Number.isFinite(since) ? since : null
    const { sessionId, id: personId } = actor
    const stream = changeStream({ sessionId, personId, topics, sinceMs, signal: request.signal })
    return new Response(stream, {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    })
  } catch (thrown) {
    return problem(thrown)
  }
}
