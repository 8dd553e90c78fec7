import { readEnv } from '@/lib/env'
import { publicAnswer } from '@/lib/publications/public/answer'
import { publicFeed } from '@/lib/publications/public/feed'
import { listPublicThreads } from '@/lib/publications/queries/public'

/** Everything that stands in public as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  const threads = await listPublicThreads()
  const feed = threads.length > 0 ? publicFeed(threads, readEnv().publicUrl, '/s/feed', 'Statements') : null
  return publicAnswer(request, 'application/atom+xml', feed)
}
