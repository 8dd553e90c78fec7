import { publicAnswer } from '@/lib/publications/public/answer'
import { publicIndex } from '@/lib/publications/public/page'
import { listPublicThreads } from '@/lib/publications/queries/public'

/** Everything that stands in public; nothing is found here before something does. */
export async function GET(request: Request): Promise<Response> {
  const threads = await listPublicThreads()
  return publicAnswer(request, 'text/html', threads.length > 0 ? publicIndex(threads) : null)
}
