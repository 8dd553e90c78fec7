import { Misdirected } from '@/lib/errors'
import { isOurHost } from '@/lib/response-headers'

/** Throws Misdirected for a request to a route that names another host; documents are refused before they are routed. */
export function demandOurHost(headers: Pick<Headers, 'get'>): void {
  if (!isOurHost(headers.get('host'), process.env.PUBLIC_URL)) throw new Misdirected()
}
