import { readEnv } from '@/lib/env'
import { publicAnswer } from '@/lib/publications/public/answer'
import { publicFeed } from '@/lib/publications/public/feed'
import { findPublicThread } from '@/lib/publications/queries/public'

/** The versions of one published statement as an Atom feed. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const thread = await findPublicThread((await params).slug)
  const { publicUrl } = readEnv()
  const feed = thread && publicFeed([thread], publicUrl, `/s/${thread.slug}/feed`, thread.versions[0].title)
  return publicAnswer(request, 'application/atom+xml', feed)
}
