import { publicOrigin } from '@/lib/auth/public-origin'
import { Forbidden } from '@/lib/errors'

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/** Without PUBLIC_URL we are reached on the loopback address only, under whatever port stands in Host. */
function expectedOrigin(host: string | null): string | null {
  return publicOrigin() ?? (host && loopback.test(host) ? `http://${host}` : null)
}

/**
 * Whether a request that would act on behalf of a cookie was made by one of our own pages. Browsers say so in Sec-Fetch-Site,
 * which no page can set, and in Origin; where the first is missing (plain http, old browsers) the second must be there and
 * be ours. Forwarded headers play no part: anybody can send them.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const expected = expectedOrigin(headers.get('host'))
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (!expected || (site && site !== 'same-origin')) return false
  if (origin === null || origin === 'null') return site === 'same-origin'
  return origin === expected
}

/** Throws Forbidden for a request that another site, or no browser page at all, has made. */
export function demandSameOrigin(headers: Pick<Headers, 'get'>): void {
  if (!isSameOrigin(headers))
    throw new Forbidden('This request did not come from Standdown’s own pages. Open Standdown and try again there.')
}
