import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { guardHeaders } from '@/lib/gateway/guard/headers'
import type { Judge, Verdict } from '@/lib/gateway/guard/judge'
import { heldBack, limited, TooLong } from '@/lib/gateway/guard/limited'
import type { GuardOptions } from '@/lib/gateway/guard/options'
import { type Reports, reportOf } from '@/lib/gateway/guard/reports'
import type { SealedFiles } from '@/lib/gateway/guard/sealed-files'
import { passedOn, pathOf, type Upstream } from '@/lib/gateway/guard/upstream'
import { type Headers, HttpProblem, sendJson } from '@/lib/gateway/http'
import { newId } from '@/lib/id'
import { log } from '@/lib/log'

const unknowing = () =>
  new HttpProblem(503, 'not_known', 'The guard does not know how the program stands. Try again shortly.')

/** What was ok when it began to arrive was not any more at its end. */
class NotAnyMore extends Error {
  constructor(readonly verdict: Verdict | null) {
    super('the program stopped')
  }
}

interface Behind {
  readonly options: Pick<GuardOptions, 'program' | 'maxBytes' | 'quarantineBytes' | 'place'>
  readonly judge: Judge
  readonly sealed: SealedFiles
  readonly reports: Reports
  /** Marks the guard's own tries to start: they are judged, and neither let in nor counted. */
  readonly canarySecret: string
}

/** The door of a store: what is ok goes in, all else is sealed, or refused when it can't be. */
export class Door {
  readonly #verdicts = new WeakMap<IncomingMessage, Verdict>()

  constructor(private readonly behind: Behind) {}

  /** As a proxy in front of a store. */
  async proxy(upstream: Upstream, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request.url)
    if (path === null) throw new HttpProblem(400, 'malformed', 'Not a path.')
    const verdict = await this.judged(request)
    if (request.headers[guardHeaders.canary] === this.behind.canarySecret) return tellCanary(response, verdict)
    if (verdict.class !== 'ok') return this.keepOut(request, response, verdict, path)
    try {
      await this.letIn(upstream, request, response, verdict, path)
    } catch (thrown) {
      if (!(thrown instanceof NotAnyMore)) throw thrown
      if (!thrown.verdict) throw unknowing()
      this.refuse(response, thrown.verdict, 'stopped_meanwhile')
    }
  }

  /**
   * As middleware of a server that stores by itself: calls `next` for what is ok, and answers all else. Ask `stillOk`
   * right before the durable write.
   */
  middleware = (request: IncomingMessage, response: ServerResponse, next: (problem?: unknown) => void): void => {
    this.judged(request)
      .then(async (verdict) => {
        if (request.headers[guardHeaders.canary] === this.behind.canarySecret) return tellCanary(response, verdict)
        if (verdict.class !== 'ok') return this.keepOut(request, response, verdict, pathOf(request.url) ?? '/')
        this.#verdicts.set(request, verdict)
        next()
      })
      .catch((thrown: unknown) => answerProblem(response, thrown))
  }

  /** May what came with this request still be stored? Where not, it is counted as refused. */
  stillOk(request: IncomingMessage): boolean {
    const before = this.#verdicts.get(request)
    const now = before && this.behind.judge.again(before)
    if (now?.class === 'ok') return true
    if (now) this.behind.reports.refused(now)
    return false
  }

  private async judged(request: IncomingMessage): Promise<Verdict> {
    const verdict = await this.behind.judge.judge(request.headers)
    if (!verdict) throw unknowing()
    return verdict
  }

  private async letIn(
    upstream: Upstream,
    request: IncomingMessage,
    response: ServerResponse,
    verdict: Verdict,
    path: string,
  ): Promise<void> {
    const toStore = upstream.open(request.method ?? 'POST', path, passedOn(request.headers))
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      toStore.once('response', resolve).once('error', reject)
      toStore.once('timeout', () => toStore.destroy(new Error('the store did not answer')))
    })
    answered.catch(() => undefined)
    const mayEnd = () => {
      const now = this.behind.judge.again(verdict)
      return now?.class === 'ok' ? null : new NotAnyMore(now)
    }
    try {
      // A store that answers early, and stops reading, ends the upload too.
      await pipeline(request, limited(this.behind.options.maxBytes), heldBack(mayEnd), toStore)
    } catch (thrown) {
      toStore.destroy()
      if (thrown instanceof NotAnyMore || thrown instanceof TooLong) throw thrown
      throw new HttpProblem(502, 'store', 'The store could not be reached.')
    }
    const answer = await answered.catch(() => {
      throw new HttpProblem(502, 'store', 'The store could not be reached.')
    })
    response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers))
    await pipeline(answer, response)
  }

  private async keepOut(
    request: IncomingMessage,
    response: ServerResponse,
    verdict: Verdict,
    path: string,
  ): Promise<void> {
    const { sealed, reports, options } = this.behind
    // Anybody can send what has no proof: it never takes the room of what has.
    const room = verdict.grant ? options.quarantineBytes : options.quarantineBytes / 10
    const expected = Number(request.headers['content-length'] ?? options.maxBytes)
    if (sealed.bytes + expected > room) return this.refuse(response, verdict, 'quarantine_full')
    const id = newId()
    const from = { method: request.method ?? 'POST', path, headers: passedOn(request.headers) }
    const report = reportOf(options.program, verdict)
    await sealed.seal(id, from, request, expected, ({ sizeBytes, sha256 }) => ({
      ...report,
      ...{ id, disposition: 'quarantined', batch: { sizeBytes, sha256, place: options.place } },
    }))
    // Its seal is told in the background: the sender need not wait for the gateway.
    void reports.flush()
    sendJson(response, 202, { class: verdict.class, disposition: 'quarantined', id }, classHeader(verdict))
  }

  private refuse(response: ServerResponse, verdict: Verdict, code: string): void {
    this.behind.reports.refused(verdict)
    const message = 'This was not stored.'
    const body = { class: verdict.class, disposition: 'refused', code, message }
    sendJson(response, 403, body, { ...classHeader(verdict), connection: 'close' })
  }
}

const classHeader = (verdict: Verdict): Headers => ({ 'standdown-class': verdict.class })

function tellCanary(response: ServerResponse, verdict: Verdict): void {
  sendJson(response, verdict.class === 'ok' ? 200 : 403, { class: verdict.class }, classHeader(verdict))
}

/** The answer to whatever went wrong at the door. */
export function answerProblem(response: ServerResponse, thrown: unknown): void {
  const problem =
    thrown instanceof HttpProblem
      ? thrown
      : thrown instanceof TooLong
        ? new HttpProblem(413, 'too_large', 'The body is longer than the guard takes.')
        : new HttpProblem(503, 'unavailable', 'The guard could not deal with this. Nothing was stored.')
  if (problem.code === 'unavailable') log.error({ err: thrown }, 'the guard failed a request')
  const retry: Headers = problem.status === 503 ? { 'retry-after': '1' } : {}
  sendJson(
    response,
    problem.status,
    { code: problem.code, message: problem.message },
    { ...retry, connection: 'close' },
  )
}
