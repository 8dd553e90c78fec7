import { sendJson } from '@/lib/gateway/http'
import type { Route } from '@/lib/gateway/route'
import { keysCachedForMs } from '@/lib/signing/rules'

const cacheControl = `public, max-age=${keysCachedForMs / 1000}`

/** `GET /.well-known/jwks.json`: the public keys that verify grants, for whoever asks. */
export const jwks: Route = async (gateway, _request, response) => {
  sendJson(response, 200, await gateway.signer.publicKeys(), { 'cache-control': cacheControl })
}
