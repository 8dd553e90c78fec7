import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  ConfirmRequest,
  LeaseReply,
  LeaseRequest,
  ProgramGrant,
  ProgramState,
} from '../../collector-sdk/protocol.ts'
import type { Answer, Transport } from '../../collector-sdk/transport.ts'

type Leased = Answer<LeaseReply>

/** Every answer to a lease request, changed on its way in. */
export function eachLease(transport: Transport, change: (answer: Leased, tookMs: number) => Leased): Transport {
  return {
    ...transport,
    async lease(body, signal) {
      const sent = performance.now()
      const answer = await transport.lease(body, signal)
      return change(answer, performance.now() - sent)
    },
  }
}

export function eachGrant(
  transport: Transport,
  change: (grant: ProgramGrant, tookMs: number) => ProgramGrant,
): Transport {
  return eachLease(transport, (answer, tookMs) => {
    const { body } = answer
    const programs = body?.programs.map((grant) => change(grant, tookMs)) ?? []
    return body ? { ...answer, body: { ...body, programs } } : answer
  })
}

/** Every message that goes out, changed on its way. */
export function eachLeaseRequest(transport: Transport, change: (body: LeaseRequest) => LeaseRequest): Transport {
  return { ...transport, lease: (body, signal) => transport.lease(change(body), signal) }
}

/** Every confirmation, and what is made of its answer; null stands for none. */
export function eachConfirmation(
  transport: Transport,
  change: (answer: Answer<unknown> | null) => number,
  body: (body: ConfirmRequest) => ConfirmRequest = (same) => same,
): Transport {
  return {
    ...transport,
    async confirm(message, signal) {
      const answer = await transport.confirm(body(message), signal).catch(() => null)
      return { body: null, retryAfterMs: answer?.retryAfterMs ?? null, status: change(answer) }
    },
  }
}

export function eachNews(transport: Transport, change: (state: ProgramState) => ProgramState): Transport {
  return {
    ...transport,
    stream: (collectorId, onNews, signal) =>
      transport.stream(collectorId, (news) => onNews(news && { ...news, programs: news.programs.map(change) }), signal),
  }
}

/** Every change of epoch looks like a step forward, whichever way it went. */
export function alwaysForward(transport: Transport): Transport {
  let real = '0'
  let shown = 0n
  const reals = new Map<string, string>()
  const show = <S extends ProgramState>(state: S): S => {
    if (state.epoch !== real) shown += 1n
    real = state.epoch
    reals.set(shown.toString(), real)
    return { ...state, epoch: shown.toString() }
  }
  const back = (epoch: string) => reals.get(epoch) ?? epoch
  const heard = eachNews(eachGrant(transport, show), show)
  const asked = eachLeaseRequest(heard, (body) => ({
    ...body,
    programs: body.programs.map((report) => ({ ...report, lastEpoch: back(report.lastEpoch) })),
  }))
  return eachConfirmation(
    asked,
    (answer) => answer?.status ?? 503,
    (body) => ({ ...body, epoch: back(body.epoch) }),
  )
}

/** Takes a program in a stream for a grant: it is the answer to the next question that fails. */
export function startsOnNews(transport: Transport): Transport {
  let grant: ProgramGrant | undefined
  const listening = eachNews(transport, (state) => {
    grant = { ...state, rate: 1 }
    return state
  })
  return eachLease(listening, (answer) => {
    if (answer.status !== 503 || answer.retryAfterMs !== null || !grant) return answer
    return { status: 200, body: { programs: [grant], renewAfterMs: 100 }, retryAfterMs: null }
  })
}

/** Keeps the last grant in a file, and begins with it. */
export function storesLease(transport: Transport): Transport {
  const file = join(process.env.STANDDOWN_STATE_DIR ?? '.', 'lease.json')
  return {
    ...transport,
    async lease(body, signal) {
      if (body.seq === 1 && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
      const answer = await transport.lease(body, signal)
      if (answer.status === 200) writeFileSync(file, JSON.stringify(answer))
      return answer
    },
  }
}
