import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { type Destination, NotSent } from '@/lib/publications/webhook/addresses'
import type { Call } from '@/lib/publications/webhook/payload'

const patienceMs = 5_000
const longestAnswerBytes = 65_536

/**
 * Posts the call to the address that was checked, and answers what came back, such as `202 ok`. Follows no redirect, waits
 * five seconds in all and reads 64 KB at most. Throws NotSent with the reason.
 */
export function post({ url, address }: Destination, { headers, body }: Call): Promise<string> {
  const signal = AbortSignal.timeout(patienceMs)
  const secure = url.protocol === 'https:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const options = {
    ...{ method: 'POST', host: address, path: `${url.pathname}${url.search}`, signal, agent: false },
    port: url.port || (secure ? 443 : 80),
    headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body), connection: 'close' },
    // The certificate must be the name's, though we connect to the address.
    ...(secure && isIP(host) === 0 && { servername: host }),
  }
  return new Promise((resolve, reject) => {
    const fail = (thrown: unknown) =>
      reject(new NotSent(signal.aborted ? 'No answer within 5 seconds.' : reasonOf(thrown)))
    const call = (secure ? requestHttps : requestHttp)(options, (response) => {
      const status = response.statusCode ?? 0
      let [read, start] = [0, '']
      const end = () => {
        call.destroy()
        if (status >= 200 && status < 300) resolve(`${status} ${start}`.trim().slice(0, 200))
        else reject(new NotSent(`It answered ${status}${status >= 300 && status < 400 ? ', a redirect' : ''}.`))
      }
      response.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (start.length < 100) start += chunk.toString('utf8').replace(/[\p{C}]+/gu, ' ')
        if (read > longestAnswerBytes) end()
      })
      response.on('end', end).on('error', fail)
    })
    call.on('error', fail)
    call.end(body)
  })
}

/** What went wrong, by its code: messages name addresses. */
function reasonOf(thrown: unknown): string {
  const { code } = (thrown ?? {}) as { code?: unknown }
  return `The connection failed (${typeof code === 'string' ? code : 'no answer'}).`
}
