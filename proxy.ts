import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { pathHeader } from '@/lib/auth/next-path'
import { documentPolicy, isOurHost } from '@/lib/response-headers'

/**
 * Gives each document a policy with a nonce of its own. It is no lock: whoever asks is checked where data is read.
 * Prefetches pass through here like any other request, so that they carry the policy too.
 */
export function proxy(request: NextRequest): NextResponse {
  const publicUrl = process.env.PUBLIC_URL
  const host = request.headers.get('host')
  if (!isOurHost(host, publicUrl)) {
    return new NextResponse('This server does not answer under that name.\n', { status: 421 })
  }
  // Cookies and forms belong to one name: 127.0.0.1 leads on to localhost.
  if (publicUrl && host !== new URL(publicUrl).host) {
    const { pathname, search } = request.nextUrl
    return NextResponse.redirect(new URL(`${pathname}${search}`, publicUrl))
  }
  const nonce = randomBytes(16).toString('base64')
  const policy = documentPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (publicUrl?.startsWith('https:')) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}

/**
 * Uploads stay out: a body that passes through here is cut at 10 MB without an error. So do probes, which name any host,
 * and what is public: it has no script, is the same for everybody and carries a policy of its own.
 */
export const config = { matcher: ['/((?!api/|s$|s/|_next/static/|healthz$|readyz$).*)'] }
