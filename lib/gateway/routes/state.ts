import { stateFor } from '@/lib/gateway/frames'
import { sendJson } from '@/lib/gateway/http'
import { collectorIn, type Route } from '@/lib/gateway/route'

const longestWaitSeconds = 25

/**
 * `GET /collect/v1/state`: the state with an ETag, for scripts. `?waitEpoch=N` with `Prefer: wait=25` holds the answer
 * until the epoch is N or later. It is news and no lease.
 */
export const state: Route = async (gateway, request, response, url) => {
  const token = await gateway.tokens.of(request)
  const collectorId = collectorIn(url)
  let row = await gateway.fresh.ask(token.programId, token.id)
  const [, seconds = '0'] = /\bwait=(\d{1,4})\b/.exec(String(request.headers.prefer ?? '')) ?? []
  const waitEpoch = url.searchParams.get('waitEpoch') ?? ''
  if (/^\d{1,18}$/.test(waitEpoch) && row.epoch < BigInt(waitEpoch)) {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const waitMs = Math.min(Number(seconds), longestWaitSeconds) * 1000
    row = (await gateway.states.waitFor(row.id, BigInt(waitEpoch), waitMs, gone.signal)) ?? row
  }
  const body = stateFor(row, collectorId)
  const etag = `"${body.epoch}-${body.state}"`
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag, 'cache-control': 'no-store' }).end()
  else sendJson(response, 200, body, { etag })
}
