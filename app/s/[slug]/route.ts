import { publicAnswer } from '@/lib/publications/public/answer'
import { publicPage } from '@/lib/publications/public/page'
import { findPublicThread } from '@/lib/publications/queries/public'

/** A published statement with all that followed it, for whoever has the address. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const thread = await findPublicThread((await params).slug)
  return publicAnswer(request, 'text/html', thread && publicPage(thread))
}
