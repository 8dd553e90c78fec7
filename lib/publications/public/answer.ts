import { createHash } from 'node:crypto'
import { publicNothing } from '@/lib/publications/public/page'
import { publicPolicy } from '@/lib/publications/public/style'
import { isOurHost } from '@/lib/response-headers'
import { namesTag } from '@/lib/rest/etag'

/** Short, so that a correction is seen within half a minute wherever the page was kept. */
const caching = 'public, max-age=30, must-revalidate'

function headersOf(type: string, cacheControl: string): Record<string, string> {
  const secure = process.env.PUBLIC_URL?.startsWith('https:')
  return {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': publicPolicy,
    'cache-control': cacheControl,
    ...(secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

/** What is public, with a tag of its bytes; 304 where the reader has it; the same 404 for everything that is not. */
export function publicAnswer(request: Request, type: string, body: string | null): Response {
  if (!isOurHost(request.headers.get('host'), process.env.PUBLIC_URL))
    return new Response('This server does not answer under that name.\n', { status: 421 })
  if (body === null) return new Response(publicNothing(), { status: 404, headers: headersOf('text/html', 'no-store') })
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { ...headersOf(type, caching), etag }
  if (namesTag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}
